import { PLACE } from '../../shared/domain/sync/place.ts'
import { EVENT_REFUSALS } from '../../shared/province/codes.ts'
import type { EventRefusal } from '../../shared/province/codes.ts'
import { CLOSED_WITH_NOTE } from '../../shared/province/wire.ts'
import type { EventResult, SentEvent } from '../../shared/province/wire.ts'
import { applyEvent } from './apply-event.ts'
import type { World } from './apply-event.ts'
import { keepable, splitPersons } from './check-event.ts'
import type { Refused, checkEvent } from './check-event.ts'
import type { OpenRow, Person, StoredEvent, Writes } from './rows.ts'

/** A row that was not simply accepted, with its content while it is held. */
export type Waiting = { readonly row: OpenRow; readonly event: SentEvent | null }

/** A row that came, looked at by itself: what can be said of it before anything else is known. */
export type Arrived = {
  /** As it came. */
  readonly raw: SentEvent
  readonly checked: ReturnType<typeof checkEvent>
  /** As it is kept, and as the centre works it out too. */
  readonly hash: string
  readonly own: string
}

/** What a batch has come to so far. */
export type Bench = {
  readonly epochNo: number
  readonly receivedAt: number
  readonly world: World
  readonly open: Map<number, Waiting>
  /** Numbers of `open` that this batch put there or changed. */
  readonly touched: Set<number>
  readonly closed: Writes['closed']
  readonly events: StoredEvent[]
  readonly persons: Person[]
  readonly results: Map<number, EventResult>
}

/** Why, for an officer. */
export const reasonOf = (code: string | null, field: string | null): Partial<EventResult> => ({
  ...(code === null ? {} : { code, reason: EVENT_REFUSALS[code as EventRefusal] }),
  ...(field === null ? {} : { field }),
})

/** Notes what became of a row, with the state of its dossier as it is now. */
export function tell(
  bench: Bench,
  event: SentEvent,
  outcome: EventResult['outcome'],
  more: Partial<EventResult> = {},
): void {
  const dossier = event.subject === null ? undefined : bench.world.dossiers.get(event.subject)
  const { dossierId = dossier?.dossierId } = (event.body ?? {}) as { dossierId?: unknown }
  // Of another dossier that has the code this one's centre is told nothing.
  const status = dossierId === dossier?.dossierId ? dossier?.status : undefined
  bench.results.set(event.seq, { seq: event.seq, outcome, ...more, ...(status === undefined ? {} : { status }) })
}

function keepOpen(bench: Bench, row: OpenRow, event: SentEvent | null): void {
  bench.open.set(row.seq, { row, event })
  bench.touched.add(row.seq)
}

function close(bench: Bench, { epochNo, seq }: OpenRow): void {
  bench.open.delete(seq)
  bench.closed.push({ epochNo, seq })
}

/**
 * Oldest rejected row of a dossier that nothing has settled; one that was to settle another does not count, nor one whose
 * file comes again: it moves nothing, and no step of a dossier waits for a line that is slow with files.
 */
function blockerOf({ open }: Bench, subject: string | null): number | null {
  if (subject === null) return null
  let oldest: number | null = null
  for (const { row } of open.values())
    if (row.subject === subject && row.state === 'rejected' && row.by === null && row.code !== 'FILE_MISSING')
      oldest = Math.min(oldest ?? row.seq, row.seq)
  return oldest
}

/**
 * Judges a row that is new, or that was rejected before.
 * @param before the same row, rejected before
 */
export function judge(bench: Bench, arrived: Arrived, before?: Waiting): void {
  const { raw, checked, hash } = arrived
  if (!checked.ok) return reject(bench, raw, hash, checked.refused, before)
  const { event } = checked
  releaseFree(bench, event.subject)
  const target = event.settles === undefined ? undefined : bench.open.get(event.settles)?.row
  if (event.settles !== undefined && !isOpenFor(event, target))
    return reject(bench, event, hash, { code: 'SETTLES_UNKNOWN', field: 'settles' }, before)
  const ahead = aheadOf(bench, event, target)
  if (ahead !== null) return hold(bench, event, hash, ahead, before)
  const refusal = event.type === CLOSED_WITH_NOTE ? null : applyEvent(bench.world, event)
  if (refusal !== null) return reject(bench, event, hash, { code: refusal, field: null }, before)
  accept(bench, event, hash, before)
}

/** Whether a row may settle another; one that did, and waited for its file again since, still does. */
const isOpenFor = ({ seq, subject }: SentEvent, target: OpenRow | undefined): boolean =>
  target !== undefined &&
  target.subject === subject &&
  (['rejected', 'held'].includes(target.state) || (target.state === 'settled' && target.by === seq))

/** The rejected row behind which a row has to wait; null: none. */
function aheadOf(bench: Bench, { seq, subject }: SentEvent, target: OpenRow | undefined): number | null {
  const blocker = blockerOf(bench, subject)
  // What becomes of the other one nobody knows yet: this one waits behind it.
  if (target?.state === 'held') return blocker ?? headOf(target)
  return [seq, target && headOf(target)].includes(blocker ?? seq) ? null : blocker
}

/** A row stays in the journal in which it came first: only there is it known by its number. */
const epochOf = (bench: Bench, before: Waiting | undefined): number => before?.row.epochNo ?? bench.epochNo

function store(bench: Bench, event: SentEvent, hash: string, before: Waiting | undefined): SentEvent {
  const split = splitPersons(event)
  bench.events.push({ epochNo: epochOf(bench, before), event: split.event, hash, receivedAt: bench.receivedAt })
  bench.persons.push(...split.persons)
  return split.event
}

function reject(bench: Bench, event: SentEvent, hash: string, refused: Refused, before: Waiting | undefined): void {
  const { receivedAt } = bench
  const { code } = refused
  // A name that the centre made up is no place: it may be somebody's.
  const field = refused.field !== null && PLACE.test(refused.field) ? refused.field : null
  const subject = keepable(event.subject, 60)
  // What was to take the place of another waits for no settling of its own: the next try settles both.
  const target = bench.open.get(event.settles ?? 0)?.row
  const by = target?.state === 'rejected' && target.subject === subject ? headOf(target) : null
  const row: OpenRow = {
    epochNo: epochOf(bench, before),
    seq: event.seq,
    subject,
    hash,
    state: 'rejected',
    code,
    field,
    by,
    at: receivedAt,
    stored: before?.row.stored ?? false,
  }
  keepOpen(bench, row, null)
  tell(bench, event, 'rejected', reasonOf(code, field))
}

function hold(bench: Bench, event: SentEvent, hash: string, by: number, before: Waiting | undefined): void {
  const kept = before?.row.stored === true ? splitPersons(event).event : store(bench, event, hash, before)
  const { seq, subject } = event
  const at = bench.receivedAt
  const row: OpenRow = {
    epochNo: epochOf(bench, before),
    seq,
    subject,
    hash,
    state: 'held',
    code: null,
    field: null,
    by,
    at,
    stored: true,
  }
  keepOpen(bench, row, kept)
  tell(bench, event, 'held', { by })
}

function accept(bench: Bench, event: SentEvent, hash: string, before: Waiting | undefined): void {
  if (before?.row.stored !== true) store(bench, event, hash, before)
  if (before) {
    close(bench, before.row)
    settle(bench, event.seq, event.seq)
  }
  const target = bench.open.get(event.settles ?? 0)?.row
  if (target) settle(bench, headOf(target), event.seq)
  tell(bench, event, 'accepted')
  if (event.subject !== null && (before || event.settles !== undefined)) release(bench, event.subject)
}

/** The row that a rejected one is about: itself, or the one whose place it was to take. */
const headOf = ({ seq, by }: OpenRow): number => by ?? seq

/** A row is settled, and with it every try to settle it before. */
function settle(bench: Bench, seq: number, by: number): void {
  for (const { row } of [...bench.open.values()])
    if (row.state === 'rejected' && (row.seq === seq || row.by === seq) && row.seq !== by)
      keepOpen(bench, { ...row, state: 'settled', by }, null)
}

/**
 * Applies what was held behind a row that is settled now, in its order, until one is rejected in its turn. What settles that one
 * goes first, though it was held behind another.
 */
export function release(bench: Bench, subject: string): void {
  for (;;) {
    const blocker = blockerOf(bench, subject)
    const waiting = [...bench.open.values()]
      .filter(({ row }) => row.subject === subject && row.state === 'held')
      .toSorted((a, b) => a.row.seq - b.row.seq)
    const next = waiting.find(({ event }) => blocker === null || targetOf(bench, event) === blocker)
    if (!next) return waiting.forEach((one) => holdOn(bench, one, blocker))
    applyHeld(bench, next)
  }
}

/** What was held behind a row that holds nothing any more, because only its file is missing, comes before a later row. */
function releaseFree(bench: Bench, subject: string | null): void {
  if (subject !== null && bench.open.size > 0 && blockerOf(bench, subject) === null) release(bench, subject)
}

/** The rejected row that a row is about to settle; null: it settles none, or another has settled it. */
function targetOf({ open }: Bench, event: SentEvent | null): number | null {
  const target = open.get(event?.settles ?? 0)?.row
  return target?.state === 'rejected' ? headOf(target) : null
}

function holdOn(bench: Bench, { row, event }: Waiting, blocker: number | null): void {
  if (event === null || blocker === null || row.by === blocker) return
  keepOpen(bench, { ...row, by: blocker }, event)
  tell(bench, event, 'held', { by: blocker })
}

function applyHeld(bench: Bench, { row, event }: Waiting): void {
  if (event === null) throw new Error(`row ${row.seq} is held without its content`)
  const target = targetOf(bench, event)
  const isClosing = event.type === CLOSED_WITH_NOTE
  const isLate = event.settles !== undefined && target === null
  const refusal = isClosing ? null : isLate ? 'SETTLES_UNKNOWN' : applyEvent(bench.world, event)
  if (refusal !== null) {
    const at = bench.receivedAt
    keepOpen(bench, { ...row, state: 'rejected', code: refusal, field: null, by: target, at }, event)
    return tell(bench, event, 'rejected', reasonOf(refusal, null))
  }
  close(bench, row)
  if (target !== null) settle(bench, target, row.seq)
  tell(bench, event, 'accepted')
}
