import { EVENT_REFUSALS } from '../../shared/province/codes.ts'
import type { EventRefusal } from '../../shared/province/codes.ts'
import { CLOSED_WITH_NOTE } from '../../shared/province/wire.ts'
import type { EventResult, SentEvent } from '../../shared/province/wire.ts'
import { applyEvent } from './apply-event.ts'
import type { World } from './apply-event.ts'
import { checkEvent, keepable, splitPersons } from './check-event.ts'
import type { Refused } from './check-event.ts'
import type { Hashes } from './hashes.ts'
import type { Centre, Conflict, Dossier, EpochRow, OpenRow, Person, StoredEvent, Writes } from './rows.ts'

/** A row that is here already. */
export type KnownRow = {
  readonly epochNo: number
  readonly seq: number
  readonly hash: string
}

/** What a batch needs to know, read under the lock of its centre. */
export type BatchView = {
  readonly centre: Centre
  readonly known: readonly KnownRow[]
  /** Rejected and held rows of the subjects of the batch, the latter with their content. */
  readonly open: readonly (OpenRow & { readonly event: SentEvent | null })[]
  readonly dossiers: readonly Dossier[]
  readonly files: ReadonlySet<string>
  readonly grants: World['grants']
}

/** Whether a row of an epoch belongs to the journal as it is now: what a restored centre has lost does not. */
export const isCurrent = (epochs: readonly EpochRow[], epochNo: number, seq: number): boolean =>
  epochs.every(({ no, base }) => (no === epochNo ? seq > base : no < epochNo || seq <= base))

type Held = { row: OpenRow; event: SentEvent | null }

/**
 * Judges the rows of a batch in their order (README.md of shared/province). Pure: the same view and batch give the same
 * writes.
 * @param raws rows in rising order of `seq`, as they came
 * @param receivedAt the province's clock
 */
export function decideBatch(
  view: BatchView,
  raws: readonly { seq: number }[],
  receivedAt: number,
  hashes: Hashes,
): { writes: Writes; results: EventResult[] } {
  const { centre } = view
  const epochNo = centre.epochs.at(-1)?.no ?? 0
  const known = new Map(view.known.map((row) => [row.seq, row]))
  const open = new Map<number, Held>(view.open.map(({ event, ...row }) => [row.seq, { row, event }]))
  const world = worldOf(view)
  const results = new Map<number, EventResult>()
  const events: StoredEvent[] = []
  const persons: Person[] = []
  const conflicts: Conflict[] = []
  const closed: Writes['closed'] = []
  const touched = new Set<number>()
  let { through, rows, digest } = centre

  const told = (
    seq: number,
    outcome: EventResult['outcome'],
    event: SentEvent,
    more: Partial<EventResult> = {},
  ): void => {
    const status = event.subject === null ? undefined : world.dossiers.get(event.subject)?.status
    results.set(seq, { seq, outcome, ...more, ...(status === undefined ? {} : { status }) })
  }
  const keepOpen = (row: OpenRow, event: SentEvent | null): void => {
    open.set(row.seq, { row, event })
    touched.add(row.seq)
  }
  const close = (row: OpenRow): void => {
    open.delete(row.seq)
    closed.push({ epochNo: row.epochNo, seq: row.seq })
  }
  const tellOpen = ({ seq, code, field, by, state }: OpenRow, event: SentEvent): void =>
    state === 'held'
      ? told(seq, 'held', event, by === null ? {} : { by })
      : told(seq, 'rejected', event, reasonOf(code, field))

  /** Oldest rejected row of a dossier that nothing has settled; one that was to settle another does not count. */
  const blockerOf = (subject: string | null): number | null => {
    if (subject === null) return null
    const seqs = [...open.values()].filter(
      ({ row }) => row.subject === subject && row.state === 'rejected' && row.by === null,
    )
    return seqs.length === 0 ? null : Math.min(...seqs.map(({ row }) => row.seq))
  }

  function store(event: SentEvent, hash: string): SentEvent {
    const split = splitPersons(event)
    events.push({ epochNo, event: split.event, hash, receivedAt })
    persons.push(...split.persons)
    return split.event
  }

  function reject(event: SentEvent, hash: string, refused: Refused, stored: boolean): void {
    const { code } = refused
    const field = keepable(refused.field, 120)
    const subject = keepable(event.subject, 60)
    // What was to take the place of another waits for no settling of its own: the next try settles both.
    const target = open.get(event.settles ?? 0)?.row
    const by = target?.state === 'rejected' && target.subject === subject ? target.seq : null
    keepOpen(
      { epochNo, seq: event.seq, subject, hash, state: 'rejected', code, field, by, at: receivedAt, stored },
      null,
    )
    told(event.seq, 'rejected', event, reasonOf(code, field))
  }

  /** What is settled, by whom, and every try to settle it before. */
  function settle(seq: number, by: number): void {
    for (const { row } of [...open.values()])
      if (row.state === 'rejected' && (row.seq === seq || row.by === seq) && row.seq !== by)
        keepOpen({ ...row, state: 'settled', by }, null)
  }

  /** Applies what was held behind a row that is settled now, until one is rejected in its turn. */
  function release(subject: string): void {
    const waiting = [...open.values()].filter(({ row }) => row.subject === subject && row.state === 'held')
    for (const { row, event } of waiting.toSorted((a, b) => a.row.seq - b.row.seq)) {
      if (event === null) throw new Error(`row ${row.seq} is held without its content`)
      const blocker = blockerOf(subject)
      if (blocker !== null) {
        keepOpen({ ...row, by: blocker }, event)
        told(row.seq, 'held', event, { by: blocker })
        continue
      }
      const refusal = applyEvent(world, event)
      if (refusal !== null) {
        keepOpen({ ...row, state: 'rejected', code: refusal, field: null, by: null, at: receivedAt }, event)
        told(row.seq, 'rejected', event, reasonOf(refusal, null))
        continue
      }
      close(row)
      told(row.seq, 'accepted', event)
    }
  }

  /** @param before the same row, rejected before */
  function judge(raw: { seq: number }, hash: string, before: Held | undefined): void {
    const checked = checkEvent(raw)
    const stored = before?.row.stored ?? false
    if (!checked.ok) return reject(raw as SentEvent, hash, checked.refused, stored)
    const { event } = checked
    const target = event.settles === undefined ? undefined : open.get(event.settles)?.row
    if (event.settles !== undefined && (target?.state !== 'rejected' || target.subject !== event.subject))
      return reject(event, hash, { code: 'SETTLES_UNKNOWN', field: 'settles' }, stored)
    const blocker = blockerOf(event.subject)
    if (blocker !== null && blocker !== event.seq && blocker !== event.settles)
      return hold(event, hash, blocker, stored)
    const refusal = event.type === CLOSED_WITH_NOTE ? null : applyEvent(world, event)
    if (refusal !== null) return reject(event, hash, { code: refusal, field: null }, stored)
    accept(event, hash, before)
  }

  function hold(event: SentEvent, hash: string, by: number, stored: boolean): void {
    const kept = stored ? event : store(event, hash)
    const { seq, subject } = event
    keepOpen(
      { epochNo, seq, subject, hash, state: 'held', code: null, field: null, by, at: receivedAt, stored: true },
      kept,
    )
    told(seq, 'held', event, { by })
  }

  function accept(event: SentEvent, hash: string, before: Held | undefined): void {
    if (before?.row.stored !== true) store(event, hash)
    if (before) close(before.row)
    if (event.settles !== undefined) settle(event.settles, event.seq)
    if (before) settle(event.seq, event.seq)
    told(event.seq, 'accepted', event)
    if (event.subject !== null && (before || event.settles !== undefined)) release(event.subject)
  }

  for (const raw of raws) {
    const event = raw as SentEvent
    const hash = hashes.kept(event)
    const here = known.get(raw.seq)
    const held = open.get(raw.seq)
    if (raw.seq > through) {
      digest = hashes.next(digest, event)
      rows += 1
      through = raw.seq
    }
    if (!here) judge(raw, hash, undefined)
    else if (here.hash !== hash) {
      conflicts.push({ epochNo, seq: raw.seq, hash, at: receivedAt })
      told(raw.seq, 'rejected', event, reasonOf('SEQ_CONFLICT', null))
    } else if (held?.row.state === 'rejected') judge(raw, hash, held)
    else if (held?.row.state === 'held') tellOpen(held.row, event)
    else told(raw.seq, 'already', event)
  }

  const writes: Writes = {
    centre: { through, rows, digest, heardAt: receivedAt, aheadMs: centre.aheadMs },
    events,
    open: [...touched].flatMap((seq) => open.get(seq)?.row ?? []),
    closed,
    conflicts,
    dossiers: [...world.changed].flatMap((code) => world.dossiers.get(code) ?? []),
    slips: world.slips,
    cancelledSlips: world.cancelledSlips,
    ratings: world.ratings,
    figures: [...world.figures.values()],
    persons,
    erased: world.erased,
  }
  return { writes, results: [...results.values()].toSorted((a, b) => a.seq - b.seq) }
}

const reasonOf = (code: string | null, field: string | null): Partial<EventResult> => ({
  ...(code === null ? {} : { code, reason: EVENT_REFUSALS[code as EventRefusal] }),
  ...(field === null ? {} : { field }),
})

function worldOf({ centre, dossiers, files, grants }: BatchView): World {
  return {
    epochNo: centre.epochs.at(-1)?.no ?? 0,
    dossiers: new Map(dossiers.map((dossier) => [dossier.code, dossier])),
    changed: new Set(),
    files,
    grants,
    slips: [],
    cancelledSlips: [],
    ratings: [],
    figures: new Map(),
    erased: [],
  }
}
