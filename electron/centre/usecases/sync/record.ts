import { isDeepStrictEqual } from 'node:util'
import type { NewEvent } from '../../../../shared/domain/events/catalogue.ts'
import { PLACE } from '../../../../shared/domain/sync/place.ts'
import type { BatchAnswer, EventResult, PositionAnswer } from '../../../../shared/province/wire.ts'
import type { Accepted } from '../../store/accepted-writes.ts'
import type { DeliveryRow, DeliveryState } from '../../store/delivery-store.ts'
import type { OperationalStore } from '../../store/operational-store.ts'
import type { Ctx, Decision, Deps } from '../context.ts'
import { codesTaken } from './known-codes.ts'
import { missingFile } from './missing-file.ts'
import type { MissingFile } from './missing-file.ts'
import { REACH, noReach, reachWith, readReach } from './reach.ts'
import type { Reach } from './reach.ts'

/** A row as it was sent. */
export type SentRow = Pick<DeliveryRow, 'seq' | 'hash'>

/** Empty, or the row from which on the two sides do not come to the same digest. */
export const DIFFERS = 'differs'

export type Recorded = {
  readonly reach: Reach
  /** Whether both sides come to the same digest. */
  readonly isEqual: boolean
  /** All is sent anew since this was asked: nothing of the answer was written. */
  readonly isStale?: boolean
}

/** Same number, other content: of a row that was made anew after an erasure it means that the first one had arrived. */
const CONFLICT = 'SEQ_CONFLICT'

/** Whether an answer says that the province knows these numbers with other content: this journal was restored. */
export const isOtherJournal = (deps: Deps, { surely = 0 }: Reach, { results }: BatchAnswer): number | null =>
  results.find(({ seq, code }) => {
    const row = code === CONFLICT && seq > surely ? deps.store.deliveries.bySeq(seq) : undefined
    return row !== undefined && row.isErased === 0 && row.state === 'ready'
  })?.seq ?? null

/** Whether an answer is about these rows: it names the first, and each that it says has arrived. */
export function isAnswerTo({ epoch }: Reach, rows: readonly SentRow[], { results, ...answer }: BatchAnswer): boolean {
  const told = new Set(results.map(({ seq }) => seq))
  return answer.epoch === epoch && rows.every(({ seq }, place) => told.has(seq) || (place > 0 && seq > answer.through))
}

/** What is made otherwise than when it was sent is the same row still: what became of that one holds. */
function asBefore({ store }: Deps, { surely = 0 }: Reach, result: EventResult): EventResult {
  const { seq, code } = result
  if (code !== CONFLICT || seq > surely) return result
  const task = store.deliveries.task(seq)
  const isOpen = task?.state === 'open' || task?.state === 'resent'
  return isOpen ? { seq, outcome: 'rejected', code: task.code } : { seq, outcome: 'already' }
}

/**
 * Writes what became of the rows of a batch, and of those that it released, together with how far the province is. What is
 * refused becomes an officer's task by an event; nothing else of it is written to the journal.
 */
export function recordBatch(
  deps: Deps,
  {
    reach,
    rows,
    answer,
    isMarked = false,
  }: {
    reach: Reach
    rows: readonly SentRow[]
    answer: BatchAnswer
    /** The other side remembers ends of batches, too. */
    isMarked?: boolean
  },
  ctx: Ctx,
): Decision<Recorded> {
  if (!isDeepStrictEqual(readReach(deps), reach)) return { answer: () => ({ reach, isEqual: true, isStale: true }) }
  const other = new Set(answer.results.filter(({ code }) => code === CONFLICT).map(({ seq }) => seq))
  let next = reach
  for (const { seq, hash } of rows) {
    if (seq <= next.through || seq > answer.through) continue
    // What arrived first stands: the row as it was before somebody in it was erased.
    next = reachWith(next, seq, other.has(seq) ? (deps.store.deliveries.bySeq(seq)?.hash ?? hash) : hash)
  }
  const isThere = next.through === answer.through
  // Row by row they were found equal, but where the chain began is not known any more: theirs goes on.
  if (isThere && next.isCounted === false) next = { ...noReach(next.epoch), ...pickReach(answer) }
  const isEqual = !isThere || next.digest === answer.digest
  const results = answer.results.map((result) => asBefore(deps, reach, result))
  const written = resultsOf(deps, results, ctx.now)
  return {
    events: [...written.events, ...codesTaken(deps, ctx, written.events)],
    apply: (operational) => {
      written.apply(operational, ctx.now)
      operational.setSyncState(REACH, JSON.stringify(next))
      operational.setSyncState(DIFFERS, isEqual ? '' : String(next.through))
      if (isMarked && isThere && isEqual) operational.addMark(next.epoch, next, ctx.now)
    },
    answer: () => ({ reach: next, isEqual }),
  }
}

/** Rows that an answer about the position lists at most. */
const LISTED = 1_000

const pickReach = ({ through, rows, digest }: BatchAnswer) => ({ through, rows, digest, isCounted: true })

/** Takes over how far the province says it is, when the centre's own counting comes to the same. */
export function recordPosition(
  deps: Deps,
  {
    reach,
    position,
    arrived,
    isLast,
    isMarked,
  }: {
    reach: Reach
    position: Pick<PositionAnswer, 'through' | 'digest' | 'rejected' | 'held'>
    arrived: readonly SentRow[]
    /** What waits there is written with the last of several pages. */
    isLast: boolean
    /** The other side remembers ends of batches, too. */
    isMarked: boolean
  },
  ctx: Ctx,
): Decision<object> {
  const waits = new Set([...position.rejected, ...position.held].map(({ seq }) => seq))
  // Their lists have an end: beyond it nothing is concluded from what they leave out.
  const isWhole = position.rejected.length < LISTED && position.held.length < LISTED
  const released = isWhole && isLast ? deps.store.deliveries.open() : []
  const taken = [...arrived.map(({ seq }) => seq), ...released].filter(
    (seq) => seq <= position.through && !waits.has(seq),
  )
  const results: EventResult[] = [
    ...taken.map((seq) => ({ seq, outcome: 'accepted' as const })),
    // What is sent again anyway was refused before that: what became of it since is told then.
    ...(isLast ? [...position.rejected, ...position.held] : []).filter(
      ({ seq, outcome }) => outcome !== 'rejected' || deps.store.deliveries.bySeq(seq)?.state !== 'again',
    ),
  ]
  const written = resultsOf(deps, results, ctx.now)
  return {
    events: [...written.events, ...codesTaken(deps, ctx, written.events)],
    apply: (operational) => {
      written.apply(operational, ctx.now)
      operational.setSyncState(REACH, JSON.stringify(reach))
      if (isMarked && reach.through === position.through && reach.digest === position.digest)
        operational.addMark(reach.epoch, reach, ctx.now)
    },
  }
}

type Written = { readonly events: readonly NewEvent[]; apply(operational: OperationalStore, atMs: number): void }

/** Rows that were simply taken, which is most of them. */
function plainOf({ store }: Deps, told: readonly EventResult[]): Map<number, Accepted> {
  const taken = told.filter(
    ({ outcome, code }) => (outcome === 'accepted' || outcome === 'already') && code === undefined,
  )
  const plain = new Set(store.deliveries.plain(taken.map(({ seq }) => seq)))
  return new Map(taken.filter(({ seq }) => plain.has(seq)).map(({ seq, status = null }) => [seq, { seq, status }]))
}

function resultsOf(deps: Deps, told: readonly EventResult[], now: number): Written {
  const plain = plainOf(deps, told)
  const events: NewEvent[] = []
  const answers: Parameters<OperationalStore['answerDelivery']>[0][] = []
  const missing: MissingFile[] = []
  for (const one of told.filter(({ seq }) => !plain.has(seq))) {
    const row = deps.store.deliveries.bySeq(one.seq)
    if (!row) continue
    const lost = missingFile(deps, row, one, now)
    if (lost) missing.push(lost)
    const result = lost?.result ?? one
    const state = stateOf(deps, row, result)
    const { code = null, reason = null, field = null, by = null, status = null } = result
    answers.push({ seq: row.seq, state, code, reason, field, bySeq: by, status })
    if (state === 'accepted' && row.settles !== null) answers.push({ ...NOTHING, seq: row.settles, state: 'settled' })
    if (lost?.isTask !== false) events.push(...eventsOf(deps, row, state, result))
  }
  return {
    events,
    apply: (operational, atMs) => {
      operational.acceptDeliveries([...plain.values()], atMs)
      for (const one of answers) operational.answerDelivery(one, atMs)
      for (const one of missing) one.apply(operational, atMs)
    },
  }
}

const NOTHING = { code: null, reason: null, field: null, bySeq: null, status: null }

function stateOf({ store }: Deps, row: DeliveryRow, { outcome, code }: EventResult): DeliveryState {
  if (outcome === 'rejected')
    return code === CONFLICT && row.isErased === 1 && row.state === 'ready' ? 'accepted' : 'rejected'
  // Sent twice: what it was answered first holds, as far as that is known.
  if (outcome === 'already' && (row.state === 'settled' || row.state === 'held')) return row.state
  if (outcome === 'held') return outcome
  const task = store.deliveries.task(row.seq)?.state
  return task === 'closed' || task === 'corrected' ? 'settled' : 'accepted'
}

/** A task begins when a row is refused, once; it ends when the province has taken the row. */
function eventsOf({ store }: Deps, row: DeliveryRow, state: DeliveryState, result: EventResult): NewEvent[] {
  const task = store.deliveries.task(row.seq)
  if (state === 'accepted')
    return task && task.state !== 'accepted' ? [{ type: 'delivery.accepted', payload: { seq: row.seq } }] : []
  const code = placeOf(result.code) ?? 'UNKNOWN'
  const isKnown =
    task?.state === 'closed' || task?.state === 'corrected' || (task?.state === 'open' && task.code === code)
  if (state !== 'rejected' || isKnown) return []
  const { seq, type, dossierId } = row
  return [{ type: 'delivery.rejected', payload: { seq, type, dossierId, code, field: placeOf(result.field) } }]
}

/** Words that somebody at the province wrote where a name should stand are shown, and not kept in the journal. */
const placeOf = (said: string | undefined): string | null => (said !== undefined && PLACE.test(said) ? said : null)
