import { storm } from '../electron/testkit/storm.ts'

const WIDTH = 60
const BUCKET = 15

/**
 * A hundred centres after an outage of two hours, each with a backlog of a hundred requests: requests a second from the
 * moment on when the province is back. Virtual time; lines and pumps are the real ones.
 */
export async function measureStorm(): Promise<void> {
  const { perSecond, during, doneAfter, toldToWait } = await storm({
    ...{ centres: 100, outageMs: 2 * 3_600_000, batches: 100 },
    ...{ workMs: 60, atOnce: 32 },
  })
  const mean = (of: readonly number[]): number => of.reduce((sum, n) => sum + n, 0) / Math.max(1, of.length)
  const buckets = Array.from({ length: Math.ceil(perSecond.length / BUCKET) }, (_, n) =>
    mean(perSecond.slice(n * BUCKET, (n + 1) * BUCKET)),
  )
  const most = Math.max(...buckets, 1)
  for (const [n, rate] of buckets.entries())
    console.log(
      `${String(n * BUCKET).padStart(5)} s ${rate.toFixed(1).padStart(6)}/s ${'#'.repeat((rate / most) * WIDTH)}`,
    )
  console.log(`while it was away ${mean(during).toFixed(2)}/s together; most in a second ${Math.max(...perSecond)}`)
  console.log(`all sent after ${doneAfter} s; told to wait ${toldToWait} times`)
}
