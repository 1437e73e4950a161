import { createLine } from '../centre/sync/line.ts'
import { createPump } from '../centre/sync/pump.ts'
import { seeded } from '../../shared/testkit/simulated-day.ts'
import { createVirtualTime } from './virtual-time.ts'

export type StormOptions = {
  readonly centres: number
  /** How long the province was away, ms. */
  readonly outageMs: number
  /** Requests with rows that each centre has waiting. */
  readonly batches: number
  /** How long the province works on one, and on how many at once. */
  readonly workMs: number
  readonly atOnce: number
}

export type Storm = {
  /** Requests in each second after the province was back, those that were told to wait included. */
  readonly perSecond: readonly number[]
  /** Requests in each second of the outage's last minute. */
  readonly during: readonly number[]
  /** Seconds until every centre had sent everything. */
  readonly doneAfter: number
  readonly toldToWait: number
}

const BUSY_AFTER_MS = 2_000

/** Centres whose line carried nothing for a while, and the province is back: who comes when. Lines and pumps are the real ones. */
export async function storm({ centres, outageMs, batches, workMs, atOnce }: StormOptions): Promise<Storm> {
  const time = createVirtualTime(0)
  const asked = new Map<number, number>()
  let inside = 0
  let toldToWait = 0
  let doneAt = 0
  const timers = time.timers(() => true)
  for (let n = 0; n < centres; n++) {
    const chance = seeded(n + 1)
    const line = createLine(time.clock(), chance)
    let left = batches
    const pump = createPump(
      timers,
      async () => {
        const second = Math.floor(time.now() / 1_000)
        asked.set(second, (asked.get(second) ?? 0) + 1)
        await time.sleep(20)
        if (time.now() < outageMs) line.fault({ kind: 'retry', cause: 'unreachable' })
        else if (inside >= atOnce) {
          toldToWait += 1
          line.fault({ kind: 'retry', cause: 'busy', afterMs: BUSY_AFTER_MS })
        } else {
          inside += 1
          await time.sleep(workMs)
          inside -= 1
          line.heard()
          left -= 1
          if (left === 0) doneAt = Math.max(doneAt, time.now())
        }
        return left === 0 ? Number.MAX_SAFE_INTEGER / 2 : line.waitMs()
      },
      () => 1_000,
    )
    pump.wake(Math.round(chance() * 5_000))
  }
  await time.runUntil(outageMs + 3_600_000)
  const from = Math.floor(outageMs / 1_000)
  const until = Math.ceil(doneAt / 1_000)
  const seconds = (first: number, last: number): number[] =>
    Array.from({ length: Math.max(0, last - first) }, (_, n) => asked.get(first + n) ?? 0)
  return {
    perSecond: seconds(from, until),
    during: seconds(from - 60, from),
    doneAfter: until - from,
    toldToWait,
  }
}
