import type { ConfigKind, ToldKind } from '../../../../shared/domain/config/config-items.ts'
import { isConfigKind, itemKey } from '../../../../shared/domain/config/config-items.ts'
import type { EventType, PayloadOf } from '../../../../shared/domain/events/catalogue.ts'
import type { Db } from '../../store/open-database.ts'
import { procedureBefore } from './catalogue.ts'
import type { Recorded } from '../recorded.ts'

export type TracedKind = ConfigKind | ToldKind
type Trace = { readonly kind: TracedKind; readonly key: string; readonly body: string | null }

const item =
  (kind: ConfigKind) =>
  (payload: object): Trace => ({ kind, key: itemKey(kind, payload), body: JSON.stringify(payload) })

const told = (kind: ToldKind, key: string): Trace => ({ kind, key, body: null })

const TRACED: { readonly [T in EventType]?: (payload: PayloadOf<T>) => Trace } = {
  'agency.defined': item('agency'),
  'field.defined': item('field'),
  'procedure.defined': item('procedure'),
  'service.defined': item('service'),
  'counter.defined': item('counter'),
  'officer.defined': item('officer'),
  'device.paired': item('device'),
  'device.bound': item('binding'),
  'setting.changed': item('setting'),
  'holiday.defined': item('holiday'),
  'station.configured': item('station'),
  'config.retired': ({ kind, key }) => ({ kind, key, body: null }),
  'officer.pinSet': ({ officerId }) => told('pin', officerId),
  'officer.unlocked': ({ officerId }) => told('lock', officerId),
}

/** Changes of their own, without a header: each is one line of the history. */
const ALONE: { readonly [T in EventType]?: (payload: PayloadOf<T>) => Trace } = {
  'media.added': ({ name }) => told('media-added', name),
  'media.removed': ({ name }) => told('media-removed', name),
  'media.restored': ({ name }) => told('media-restored', name),
  'media.ordered': () => told('media-ordered', ''),
  'officer.pictureSet': ({ officerId, picture }) =>
    told(picture === null ? 'picture-removed' : 'picture-set', officerId),
  'voice.clipRecorded': ({ clipId }) => told('clip-recorded', clipId),
  'voice.clipDropped': ({ clipId }) => told('clip-dropped', clipId),
}

/**
 * Keeps every item as its last event has it, and what each change did to it: for the administration pages and for
 * taking a change back. A seed stands under no change.
 */
export function configItems(db: Db): (event: Recorded) => void {
  const change = db.prepare('INSERT INTO config_change VALUES (?, ?, ?, ?, ?, ?, ?, NULL)')
  const undone = db.prepare('UPDATE config_change SET undone_by = ? WHERE seq = ?')
  const changeOf = db
    .prepare<[number, number], number>(
      'SELECT seq FROM (SELECT seq, n FROM config_change WHERE seq < +? ORDER BY seq DESC LIMIT 1) WHERE seq + n >= +?',
    )
    .pluck()
  const known = db
    .prepare<[string, string], string | null>('SELECT body FROM config_item WHERE kind = +? AND key = +?')
    .pluck()
  const keep = db.prepare('INSERT OR REPLACE INTO config_item VALUES (?, ?, ?, ?)')
  const step = db.prepare(
    `INSERT INTO config_step VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (change_seq, kind, key) DO UPDATE SET after = excluded.after`,
  )
  const procedure = procedureBefore(db)
  return (event) => {
    const { seq, type, payload } = event
    if (type === 'config.changed') {
      const { reason, undoes, count } = payload
      change.run(seq, event.atMs, event.businessDate, event.actor, reason?.id ?? null, undoes, count)
      if (undoes !== null) undone.run(seq, undoes)
      return
    }
    const alone = (ALONE[type] as ((given: unknown) => Trace) | undefined)?.(payload)
    if (alone) {
      change.run(seq, event.atMs, event.businessDate, event.actor, null, null, 0)
      step.run(seq, alone.kind, alone.key, null, null)
      return
    }
    const trace = (TRACED[type] as ((given: unknown) => Trace) | undefined)?.(payload)
    if (!trace) return
    const under = changeOf.get(seq, seq)
    if (under !== undefined) {
      const before =
        trace.kind === 'procedure'
          ? procedure(trace.key, event.businessDate, seq)
          : (known.get(trace.kind, trace.key) ?? null)
      step.run(under, trace.kind, trace.key, before, trace.body)
    }
    // What a procedure is like stands in its versions.
    if (isConfigKind(trace.kind) && trace.kind !== 'procedure') keep.run(trace.kind, trace.key, trace.body, seq)
  }
}
