import type { ConfigKind } from '../../../shared/domain/config/config-items.ts'
import type { TracedKind } from '../journal/projectors/config-items.ts'
import type { PersonRef } from '../../../shared/domain/events/config-events.ts'
import { VERSIONS_ON } from './catalogue-store.ts'
import type { Db } from './open-database.ts'

/** An item as its last event has it; `body` null: out of use. `seq` is that event's. */
export type ItemRow = { kind: ConfigKind; key: string; body: string | null; seq: number }
/** A change that a person made, with the seq of the one that took it back. */
export type ChangeRow = {
  seq: number
  atMs: number
  businessDate: string
  actor: string | null
  reason: string | null
  undoes: number | null
  undoneBy: number | null
}
/** What a change did to one thing: JSON before and after, null where it was not in use. */
export type StepRow = { kind: TracedKind; key: string; before: string | null; after: string | null }

const CHANGE = `c.seq, c.at_ms AS atMs, c.business_date AS businessDate, c.actor, p.body AS reason, c.undoes,
  c.undone_by AS undoneBy FROM config_change c LEFT JOIN person p ON p.id = c.reason_person`

/** Begins what stands for the hash of a token that was never made: no hash begins so. */
export const NOBODY = 'unpaired-'

/** Reads of the configuration as items, and of its history. (`+?`: see ticket-store.ts.) */
export function configurationStore(db: Db, today: () => string) {
  const items = db.prepare<[string], ItemRow>(
    `SELECT kind, key, body, seq FROM config_item
     UNION ALL SELECT 'procedure', p.id, w.body, w.seq FROM ${VERSIONS_ON}`,
  )
  const procedure = db
    .prepare<[string, string], string | null>(`SELECT w.body FROM ${VERSIONS_ON} WHERE p.id = +?`)
    .pluck()
  const change = db.prepare<[number], ChangeRow>(`SELECT ${CHANGE} WHERE c.seq = +?`)
  const changes = db.prepare<[number, number], ChangeRow>(
    `SELECT ${CHANGE} WHERE c.seq < ? ORDER BY c.seq DESC LIMIT +?`,
  )
  const steps = db.prepare<[number], StepRow>(
    'SELECT kind, key, before, after FROM config_step WHERE change_seq = +? ORDER BY kind, key',
  )
  const usersOfLetter = db
    .prepare<[string, string], string>(
      'SELECT DISTINCT service_id FROM ticket WHERE business_date = +? AND letter = +?',
    )
    .pluck()
  const aside = db
    .prepare<[string, string], number>(
      `SELECT COUNT(*) FROM ticket INDEXED BY ticket_aside
       WHERE business_date = +? AND state IN ('held', 'no-show') AND state = 'held' AND service_id = +?`,
    )
    .pluck()
  const payload = db
    .prepare<[string, string], string | null>('SELECT body FROM config_item WHERE kind = +? AND key = +?')
    .pluck()
  const tokenHash = db.prepare<[string], string>('SELECT token_hash FROM device WHERE id = +?').pluck()
  const officerName = db
    .prepare<[string], string | null>(
      'SELECT p.body FROM officer o JOIN person p ON p.id = o.person_id WHERE o.id = +?',
    )
    .pluck()
  return {
    /** Every item; procedures as they are in force today. */
    items: () => items.all(today()),
    change: (seq: number) => change.get(seq),
    changes: (before: number, limit: number) => changes.all(before, limit),
    steps: (seq: number) => steps.all(seq),
    /** One item as its last event has it, JSON; null: out of use, or never there. */
    item: (kind: ConfigKind, key: string) =>
      (kind === 'procedure' ? procedure.get(today(), key) : payload.get(kind, key)) ?? null,
    /** Where the name of an officer lies. */
    personOf: (officerId: string) =>
      (JSON.parse(payload.get('officer', officerId) ?? '{}') as { person?: PersonRef }).person,
    /** Whether somebody was ever given the device's token. */
    isPaired: (deviceId: string) => !(tokenHash.get(deviceId) ?? NOBODY).startsWith(NOBODY),
    tokenHashOf: (deviceId: string) => tokenHash.get(deviceId),
    /** Name of an officer, also of one who has left; null when unknown or erased. */
    officerName: (officerId: string) => officerName.get(officerId) ?? null,
    /** Services whose numbers of a day carry a letter. */
    usersOfLetter: (date: string, letter: string) => usersOfLetter.all(date, letter),
    /** Numbers of a service that somebody keeps aside on a day. */
    aside: (date: string, serviceId: string) => aside.get(date, serviceId) ?? 0,
  }
}

export type ConfigurationStore = ReturnType<typeof configurationStore>
