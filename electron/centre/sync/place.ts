import type { EpochAnswer } from '../../../shared/province/wire.ts'
import { CURSOR } from '../usecases/sync/apply-changes.ts'
import { composeRow } from '../usecases/sync/compose-row.ts'
import { rewindDeliveries } from '../usecases/sync/fill.ts'
import { codesLost } from '../usecases/sync/known-codes.ts'
import { BEHIND, LOST } from '../usecases/sync/notes.ts'
import { REACH, noReach, readReach, reachWith } from '../usecases/sync/reach.ts'
import type { Reach } from '../usecases/sync/reach.ts'
import { recordPosition } from '../usecases/sync/record.ts'
import type { SentRow } from '../usecases/sync/record.ts'
import type { Fault, Position, Reply } from './adapter.ts'
import { ANCHOR } from './anchor.ts'
import { fill, readEvent } from './fill.ts'
import { lastSame, lastSure, sameAfter } from './last-same.ts'
import { decide } from './world.ts'
import type { SyncWorld } from './world.ts'

/** So many rows share a transaction of some ms. */
const AT_ONCE = 100

/**
 * Finds out with the province how far it has this centre's rows, at the start and whenever one of them is in doubt. Whatever
 * either side has lost, sending goes on from the last row that both have.
 * @param isBegun the province said just now that it has begun this epoch, up to a row that is here
 * @returns null when both know where they are, else what went wrong
 */
export async function place(world: SyncWorld, isBegun = false): Promise<Fault | null> {
  await fill(world)
  const reply = await world.adapter.rows.position()
  if (!reply.ok) return reply.fault
  const position = reply.value
  world.line.told(position.now)
  const current = world.deps.store.deliveries.epoch()
  if (!current) throw new Error('the journal has no epoch')
  const known = readReach(world.deps)
  // The province knows nothing of the epoch in which it took rows before.
  if (known !== null && known.epoch === current.epoch && position.epoch !== current.epoch && known.through > 0)
    await noteBehind(world, known, 0)
  // Perhaps the epoch was begun, and the answer to it was lost: the same answer comes again.
  const isInIt = position.epoch === current.epoch && (known === null || known.epoch === current.epoch)
  // A copy that lags behind answers, for example.
  if (!isInIt && isBegun) return { kind: 'retry', cause: 'not-understood' }
  if (!isInIt) return await beginEpoch(world, position)
  return await placeWithin(world, known ?? (await restart(world, noReach(current.epoch))), position)
}

/** Both are in the same epoch. @param reach up to where both had the same, as far as is known here */
async function placeWithin(world: SyncWorld, reach: Reach, position: Position): Promise<Fault | null> {
  const found = await compareWith(world, reach, position)
  if (!found.ok) return found.fault
  if (typeof found.value === 'number') return await beginAnew(world, found.value)
  const { deps } = world
  const now = await placeIn(world, readReach(deps) ?? reach, position, found.value === 'equal')
  // Rows that are not here; what is here up to them was sent and found equal, or is sent first to find out.
  if (position.through <= now.through || deps.store.deliveries.ready(now.through, 1).length > 0) return null
  return await beginAnew(world, now.through)
}

/**
 * Whether both have the same rows as far as the province has any: by its digest, and where that is another, row by row. Where
 * it was put back to a copy of another branch of this journal, the two part somewhere before.
 * @returns the last row that both have, where they part; `unknown`: sending again will tell
 */
async function compareWith(
  world: SyncWorld,
  known: Reach,
  { through, digest }: Position,
): Promise<Reply<'equal' | 'unknown' | number>> {
  const { deliveries } = world.deps.store
  let ahead = known
  await eachArrived(world, through, (page) => {
    ahead = page.reduce(reachOver, ahead)
    // Counters go on.
    return decide(world, () => ({}))
  })
  const ours = through < known.through ? deliveries.digestAt(known.epoch, through) : ahead.digest
  if (ours === digest && ahead.through >= through) return { ok: true, value: 'equal' }
  if (known.isCounted === false) return await doubtSurely(world, known, through)
  const same = await lastSame(world, known.epoch, { certain: Math.min(through, known.through), to: through })
  if (!same.ok) return same
  return { ok: true, value: same.value === through ? 'equal' : (same.value ?? 'unknown') }
}

/**
 * All is sent anew: what was known to be the same before, and what has gone again since, holds only as far as the province
 * is the same. Of another copy of it the rows after the last common end of a batch are compared.
 * @returns the last row that both have, where they part; `unknown`: sending on will tell
 */
async function doubtSurely(world: SyncWorld, known: Reach, theirs: number): Promise<Reply<'unknown' | number>> {
  const { surely = 0 } = known
  const sure = await lastSure(world, known)
  if (!sure.ok) return sure
  const common = sure.value
  if (common === null || (common === surely && theirs >= known.through)) return { ok: true, value: 'unknown' }
  const to = Math.min(theirs, known.through)
  const same = await sameAfter(world, known.epoch, common, to)
  if (!same.ok || (same.value !== null && same.value < to)) return same as Reply<number>
  const reach = JSON.stringify({ ...known, surely: common })
  await decide(world, () => ({ apply: (operational) => operational.setSyncState(REACH, reach) }))
  return { ok: true, value: 'unknown' }
}

/** Both are in the same journal. @param isEqual they have the same rows as far as the province has any */
async function placeIn(world: SyncWorld, known: Reach, position: Position, isEqual: boolean): Promise<Reach> {
  const { epoch } = known
  const { through, rows, digest } = position
  const isOlder = through < known.through
  if (isOlder) await noteBehind(world, known, rows)
  const reach = isOlder ? await restart(world, { epoch, through, rows, digest }) : known
  // Other rows than ours, or somebody was erased since: sending them again tells which.
  if (!isEqual && through > reach.through) return reach
  let taken = reach
  const take = (arrived: readonly SentRow[], isLast = false): Promise<object> => {
    taken = isLast && isEqual ? { epoch, through, rows, digest } : arrived.reduce(reachOver, taken)
    const isMarked = world.adapter.rows.history !== undefined
    const found = { reach: taken, position, arrived, isLast, isMarked }
    return decide(world, (ctx) => recordPosition(world.deps, found, ctx))
  }
  await eachArrived(world, through, (page) => take(page))
  await take([], true)
  return taken
}

const reachOver = (reach: Reach, { seq, hash }: SentRow): Reach =>
  seq > reach.through ? reachWith(reach, seq, hash) : reach

/** Rows that the province has and whose answer was lost, a page at a time. */
async function eachArrived(
  { deps }: SyncWorld,
  to: number,
  work: (page: readonly SentRow[]) => Promise<unknown>,
): Promise<void> {
  for (let after = 0; ;) {
    const page = deps.store.deliveries.readyHashes(after, to, AT_ONCE)
    if (page.length === 0) return
    await work(page)
    after = page.at(-1)?.seq ?? to
  }
}

async function restart(world: SyncWorld, reach: Reach): Promise<Reach> {
  await decide(world, () => ({
    apply: (operational) => {
      rewindDeliveries(reach.through).apply?.(operational)
      operational.setSyncState(REACH, JSON.stringify(reach))
    },
  }))
  await fill(world)
  return reach
}

/** The journal's epoch is new to the province: the first one, or one that a restore began. */
async function beginEpoch(world: SyncWorld, position: Position): Promise<Fault | null> {
  const { deps, adapter, line } = world
  const { epoch: theirs } = position
  const current = deps.store.deliveries.epoch()
  if (!current) throw new Error('the journal has no epoch')
  const common = theirs === null ? 0 : commonWith(world, theirs)
  // A journal that this one does not come from: perhaps another machine goes on with an old copy. A person decides.
  if (common === null) return { kind: 'blocked', code: 'OTHER_JOURNAL', words: '' }
  const to = Math.min(common, position.through)
  const same = theirs === null ? null : await lastSame(world, theirs, { certain: to, to })
  if (same?.ok === false) return same.fault
  const parted = same?.value ?? to
  // By rows that left: where this journal has kept something to itself, the province may have a row that was lost here.
  const lastCommon = lastLeaving(world, parted < to ? parted : common)
  const previous = theirs === null ? null : { epoch: theirs, seq: lastCommon }
  // It knew this epoch, and does not any more.
  const isOlder = readReach(deps)?.epoch === current.epoch
  const reply = await adapter.rows.beginEpoch({ epoch: current.epoch, previous })
  if (!reply.ok) return reply.fault
  line.told(reply.value.now)
  // Also where no row had arrived yet, what it says is read from the beginning.
  if (isOlder) await decide(world, () => ({ apply: (operational) => operational.setSyncState(CURSOR, '') }))
  const begun = reachOf(reply.value)
  await restart(world, begun)
  await decide(world, (ctx) => ({ apply: (operational) => operational.addMark(begun.epoch, begun, ctx.now) }))
  if (reply.value.lostRows > 0) await noteLoss(world, reply.value)
  // What was sent before it began and was not answered, and what waits there.
  return await place(world, true)
}

/**
 * The last event that this journal surely has in common with the epoch that the province is in: one that it comes from, also
 * when several have begun since, because the province was restored from an older backup. Null: it comes from another.
 */
function commonWith({ deps }: SyncWorld, theirs: string): number | null {
  const common: number[] = []
  for (const { seq, epoch, afterSeq, follows } of deps.store.deliveries.epochs()) {
    if (epoch === theirs && common.length > 0) return Math.min(...common)
    common.push(afterSeq ?? seq - 1)
    if (epoch === theirs || follows === theirs) return Math.min(...common)
  }
  return null
}

/** The last event that leaves, at or before a number of the journal; 0: none. */
function lastLeaving(world: SyncWorld, upTo: number): number {
  const read = readEvent(world)
  for (let seq = upTo; seq > 0; seq--) {
    const event = read(seq)
    if (event && composeRow(world.deps, event, read)) return seq
  }
  return 0
}

const reachOf = ({ epoch, through, rows, digest }: EpochAnswer): Reach => ({ epoch, through, rows, digest })

/**
 * The province was restored from an older backup: people are told what goes again by itself, and what it says is read anew,
 * because the same places in its list of changes may say something else now.
 * @param rows how many of ours it still has
 */
async function noteBehind(world: SyncWorld, had: Reach, rows: number): Promise<void> {
  world.log.error({ had: had.rows, rows }, 'the province was restored from an older copy: what it has lost goes again')
  await decide(world, (ctx) => ({
    apply: (operational) => {
      const note = { atMs: ctx.now, rows: Math.max(0, had.rows - rows), until: had.through }
      operational.setSyncState(BEHIND, JSON.stringify(note))
      operational.setSyncState(CURSOR, '')
      // So may the seal of the day be.
      operational.setSyncState(ANCHOR, '')
    },
  }))
}

/** What was lost since the backup is said (decisions.md 7). */
async function noteLoss(world: SyncWorld, { lost, lostRows, codes }: EpochAnswer): Promise<void> {
  world.log.error({ rows: lostRows }, 'the province has rows that this journal has lost')
  const received = codes ?? [...new Set(lost.flatMap(({ subject }) => subject ?? []))]
  await decide(world, (ctx) => ({
    events: codesLost(world.deps, ctx, received),
    apply(operational) {
      const note = { atMs: ctx.now, rows: lostRows, codes: received.length, lost: lost.slice(0, 50) }
      operational.setSyncState(LOST, JSON.stringify(note))
    },
  }))
}

/**
 * The province has rows of this epoch that are not those of this journal: the journal was restored from a backup. A new
 * epoch begins after the last row that both have (decisions.md 7).
 * @param after that row; absent: all of ours are known
 */
async function beginAnew(world: SyncWorld, after?: number): Promise<Fault | null> {
  const { log, journal } = world
  log.error({ after }, 'this journal was restored: a new epoch begins')
  await decide(world, (ctx) => ({
    events: [
      {
        type: 'journal.started',
        payload: { epoch: ctx.ids.next(), after: after ?? journal.head().seq },
      },
    ],
  }))
  await fill(world)
  return await place(world)
}

/**
 * The province has another row of this epoch than this journal: a new one begins after the last row that both have, which may be
 * well before it.
 * @param other number of that row
 */
export async function beginApart(world: SyncWorld, epoch: string, other: number): Promise<Fault | null> {
  const same = await lastSame(world, epoch, { certain: other - 1, to: other })
  if (!same.ok) return same.fault
  // It is another copy of the province again.
  if (same.value === other) return await place(world)
  return await beginAnew(world, same.value ?? other - 1)
}

/**
 * A person says that this machine is the centre's, restored from a backup that is older than what the province knows: its
 * journal goes on in a new epoch after the last row that both surely have.
 * @returns false when the province does not know this journal at all
 */
export async function takeOver(world: SyncWorld): Promise<boolean> {
  const reply = await world.adapter.rows.position()
  if (!reply.ok) return false
  const { epoch: theirs, epochs = [] } = reply.value
  const own = world.deps.store.deliveries.epochs()
  const last = own.find(({ epoch }) => epochs.some((one) => one.epoch === epoch))
  if (theirs === null || !last || theirs === own[0]?.epoch) return false
  const known = epochs.findIndex(({ epoch }) => epoch === last.epoch)
  const ours = own[0] === last ? Number.POSITIVE_INFINITY : (commonWith(world, last.epoch) ?? 0)
  const arrived = readReach(world.deps)?.through ?? 0
  const after = Math.min(arrived, ours, ...epochs.slice(known + 1).map(({ base }) => base))
  await decide(world, (ctx) => ({
    events: [{ type: 'journal.started', payload: { epoch: ctx.ids.next(), after, follows: theirs } }],
  }))
  return true
}
