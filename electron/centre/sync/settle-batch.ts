import type { BatchAnswer } from '../../../shared/province/wire.ts'
import type { Reach } from '../usecases/sync/reach.ts'
import { isAnswerTo, isOtherJournal, recordBatch } from '../usecases/sync/record.ts'
import type { Recorded } from '../usecases/sync/record.ts'
import type { Fault, Reply } from './adapter.ts'
import type { BatchSize } from './batch-size.ts'
import { lastSure } from './last-same.ts'
import type { Frozen, Launched } from './launch.ts'
import { beginApart, place } from './place.ts'
import { decide } from './world.ts'
import type { SyncWorld } from './world.ts'

/** Rows that were not simply taken cost more: when there are some, so many rows share a transaction. */
const TROUBLED = 50
const TROUBLED_AT_ONCE = 100

export type Settling = ReturnType<typeof settling>

/** What becomes of batches that went. */
export function settling(world: SyncWorld, size: BatchSize) {
  const { deps, line } = world
  const sides = twoSides(world)
  const pace = paceOf(world)

  async function fault(found: Fault, rows: readonly Frozen[] = []): Promise<'fault' | 'more'> {
    if (found.kind === 'unauthorised' && world.refreshToken()) return 'more'
    // What became of these rows nobody knows: the other side is asked before anything is sent again.
    sides.doubt()
    const isItsFault = found.kind === 'too-large' || (found.kind === 'retry' && found.cause === 'failed')
    if (!isItsFault) size.otherFault()
    else if (rows.length > 0) await size.failed(found, rows)
    line.fault(found, isItsFault && rows.length > 0 && size.isSearch())
    return 'fault'
  }

  /** @returns how far both are now, or what else there is to do */
  async function settle(batch: Launched, reach: Reach, next?: Launched): Promise<Reach | 'more' | 'fault'> {
    const reply = await batch.reply
    const { rows } = batch
    // It came before the one ahead of it: it goes again.
    if (!reply.ok && batch.isAhead && reply.fault.kind === 'reposition') return 'more'
    if (!reply.ok) return await fault(reply.fault, rows)
    const answer = reply.value
    if (!isAnswerTo(reach, rows, answer)) return await fault({ kind: 'retry', cause: 'not-understood' })
    line.heard(answer.now)
    const other = isOtherJournal(deps, reach, answer)
    if (other === null) return await take(batch, reach, answer)
    await next?.reply
    const failed = await beginApart(world, reach.epoch, other)
    return failed ? await fault(failed) : 'more'
  }

  /** Of this journal. */
  async function take({ rows, begun }: Launched, reach: Reach, answer: BatchAnswer): Promise<Reach | 'more' | 'fault'> {
    const sure = await isSure(world, reach, rows, answer)
    if (!sure.ok) return await fault(sure.fault)
    if (!sure.value) sides.doubt()
    const written = sure.value ? await record(world, reach, rows, answer) : null
    if (written === null) return 'more'
    const { reach: now } = written
    // Rows that were compared are the same, and those before them are not: they part somewhere before.
    if (!written.isEqual && world.adapter.rows.history) sides.doubt()
    // Beyond all that is here: it must be found out whose rows those are.
    if (answer.through > now.through && deps.store.deliveries.ready(now.through, 1).length === 0) sides.doubt()
    size.went(rows.length)
    pace.went(rows.length, begun)
    return now
  }

  return { fault, settle, sides, rate: pace.rate }
}

/**
 * When all that was sent anew has arrived, theirs is believed from then on: false when it is not the province any more that had
 * the same before.
 */
async function isSure(
  world: SyncWorld,
  reach: Reach,
  rows: readonly Frozen[],
  { through }: BatchAnswer,
): Promise<Reply<boolean>> {
  const isEnd = reach.isCounted === false && (rows.at(-1)?.seq ?? 0) >= through
  if (!isEnd) return { ok: true, value: true }
  const sure = await lastSure(world, reach)
  return sure.ok ? { ok: true, value: sure.value === null || sure.value === reach.surely } : sure
}

/**
 * Writes what became of a batch; counters go on between its parts when there are several.
 * @returns how far both are now, and whether they come to the same; null: all is sent anew since
 */
async function record(
  world: SyncWorld,
  reach: Reach,
  rows: readonly Frozen[],
  answer: BatchAnswer,
): Promise<Recorded | null> {
  const troubled = answer.results.filter(({ outcome }) => outcome === 'rejected' || outcome === 'held').length
  const atOnce = troubled > TROUBLED ? TROUBLED_AT_ONCE : rows.length
  const isMarked = world.adapter.rows.history !== undefined
  let now: Recorded = { reach, isEqual: true }
  for (let from = 0; from < rows.length; from += atOnce) {
    const part = rows.slice(from, from + atOnce)
    const isMine = (seq: number): boolean =>
      (from === 0 || seq > (rows[from - 1]?.seq ?? 0)) &&
      (from + atOnce >= rows.length || seq <= (part.at(-1)?.seq ?? 0))
    const results = answer.results.filter(({ seq }) => isMine(seq))
    const found = { reach: now.reach, rows: part, answer: { ...answer, results }, isMarked }
    const written = await decide(world, (ctx) => recordBatch(world.deps, found, ctx))
    if (written.isStale) return null
    now = written
  }
  return now
}

/** Whether it is known how far both sides are. */
function twoSides(world: SyncWorld) {
  let doubts = 1
  let settled = 0
  return {
    doubt: () => void (doubts += 1),
    isInDoubt: () => settled !== doubts,
    /** @returns null when it is known now, or what went wrong */
    async settle(): Promise<Fault | null> {
      const asked = doubts
      const failed = asked === settled ? null : await place(world)
      if (failed === null) settled = asked
      return failed
    },
  }
}

/** Rows a second of the last minutes of sending. */
function paceOf({ clock }: SyncWorld) {
  let pace: number | null = null
  let before = 0
  return {
    /** A batch that went ahead waits for the one before it: its own time begins then. */
    went(rows: number, begun: number): void {
      const rate = (rows * 1_000) / Math.max(1, clock.monotonic() - Math.max(begun, before))
      before = clock.monotonic()
      pace = pace === null ? rate : pace * 0.8 + rate * 0.2
    },
    rate: () => pace,
  }
}
