import { readReach } from '../usecases/sync/reach.ts'
import type { Reach } from '../usecases/sync/reach.ts'
import { recordBatch } from '../usecases/sync/record.ts'
import type { News } from './adapter.ts'
import { batchSize } from './batch-size.ts'
import type { BatchSize } from './batch-size.ts'
import { fill } from './fill.ts'
import { frozen, launcher } from './launch.ts'
import type { Frozen, Launched } from './launch.ts'
import { settling } from './settle-batch.ts'
import type { Settling } from './settle-batch.ts'
import { decide } from './world.ts'
import type { SyncWorld } from './world.ts'

export type Sender = {
  /**
   * Sends what is next.
   * @returns whether there may be more; with a fault, the line knows of it
   */
  step(): Promise<'idle' | 'more' | 'fault'>
  /** What is known of the other side holds no more: it is asked first. */
  reposition(): void
  /** Rows a second of the last minutes of sending; null: nothing was sent. */
  rate(): number | null
}

/** Batches that follow one another without a look at anything else. */
const IN_A_ROW = 8

/**
 * Sends rows to the province in their order, batch after batch. While all goes well, the next batch goes before the one
 * ahead of it is answered, and what became of that one is written while the other side works.
 */
export function createSender(world: SyncWorld): Sender {
  const { deps, adapter, line } = world
  const size = batchSize(world)
  const settled = settling(world, size)
  const { fault, settle, sides, rate } = settled
  const stream = streaming(world, size, settled)

  async function hear({ answer, noted }: News, reach: Reach): Promise<'more'> {
    line.heard(answer.now)
    const { isStale } = await decide(world, (ctx) => recordBatch(deps, { reach, rows: [], answer }, ctx))
    if (!isStale) noted()
    return 'more'
  }

  return {
    rate,
    reposition: sides.doubt,
    async step() {
      await fill(world)
      if (line.waitMs() > 0) return 'fault'
      const failed = await sides.settle()
      if (failed) return await fault(failed)
      const reach = readReach(deps)
      // Somebody doubted it meanwhile: once more.
      if (!reach || sides.isInDoubt()) {
        sides.doubt()
        return 'more'
      }
      const news = await adapter.rows.news?.()
      if (news?.ok === false) return await fault(news.fault)
      if (news?.value) return await hear(news.value, reach)
      const [again] = deps.store.deliveries.again(1)
      if (again) {
        const done = await settle(launcher(world, reach.epoch)(frozen(world, [again]), reach.through), reach)
        return typeof done === 'object' ? 'more' : done
      }
      const rows = frozen(world, deps.store.deliveries.ready(reach.through, size.limit()))
      return rows.length === 0 ? 'idle' : await stream(rows, reach)
    },
  }
}

/** Sends on and on, while all goes well. */
function streaming(world: SyncWorld, size: BatchSize, { settle, sides }: Settling) {
  const { deps, adapter } = world

  /** What goes before the answer is there; nothing when there is no more, or when there was any trouble lately. */
  function nextOf({ rows }: Launched, launch: ReturnType<typeof launcher>): Launched | undefined {
    const last = rows.at(-1)
    if (!last || adapter.rows.isAhead !== true || !size.isWhole() || sides.isInDoubt()) return undefined
    const next = frozen(world, deps.store.deliveries.ready(last.seq, size.limit()))
    return next.length === 0 ? undefined : launch(next, last.seq, true)
  }

  return async (first: readonly Frozen[], reach: Reach): Promise<'more' | 'fault'> => {
    const launch = launcher(world, reach.epoch)
    let known = reach
    let batch = launch(first, reach.through)
    for (let sent = 1; ; sent++) {
      const next = sent < IN_A_ROW ? nextOf(batch, launch) : undefined
      const settled = await settle(batch, known, next)
      if (typeof settled === 'object' && next) {
        known = settled
        batch = next
        continue
      }
      // Whatever became of it: when it has arrived, that is found out before anything else goes.
      await next?.reply
      return typeof settled === 'object' ? 'more' : settled
    }
  }
}
