import { fillDeliveries } from '../usecases/sync/fill.ts'
import { READ_TO } from '../usecases/sync/reach.ts'
import { decide } from './world.ts'
import type { SyncWorld } from './world.ts'

/** So many events share a transaction of some ms: between two of them counters go on. */
const AT_ONCE = 100

export const readEvent =
  ({ journal }: SyncWorld) =>
  (seq: number) =>
    seq < 1 ? undefined : journal.read(seq - 1, seq, 1)[0]

/** Reads the journal on to its head, and freezes what leaves. It needs no line. */
export async function fill(world: SyncWorld): Promise<void> {
  const { deps, journal } = world
  for (;;) {
    const after = deps.store.messages.cursor(READ_TO) ?? 0
    const head = journal.head().seq
    if (after >= head) return
    const events = journal.read(after, head, AT_ONCE)
    const through = events.at(-1)?.seq ?? head
    await decide(world, () => fillDeliveries(deps, { events, after, through, readEvent: readEvent(world) }))
  }
}
