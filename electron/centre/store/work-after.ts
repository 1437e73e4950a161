import type { EventType } from '../../../shared/domain/events/catalogue.ts'
import type { Db } from './open-database.ts'

/**
 * What a centre and its devices write in a night without anybody: nobody's work is in it. The version of before knows all of
 * it, and takes it over.
 */
const BY_ITSELF = [
  'program.changed',
  'program.wentBack',
  'session.ended',
  'counter.closed',
  'device.troubled',
  'device.recovered',
  'display.died',
  'display.revived',
  'printer.changed',
  'printer.paperChanged',
  'retention.applied',
  'person.erased',
] as const satisfies readonly EventType[]

const IS_WORK = `SELECT 1 FROM event WHERE seq > +?
  AND (actor IS NOT NULL OR type NOT IN (${BY_ITSELF.map((type) => `'${type}'`).join(', ')})) LIMIT 1`

/** Whether anybody did anything after an event, rather than the centre by itself. */
export const hasWorkAfter = (db: Db, seq: number): boolean => db.prepare(IS_WORK).get(seq) !== undefined
