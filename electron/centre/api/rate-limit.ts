import type { Caller } from '../usecases/context.ts'
import type { Clock } from '../../../shared/kernel/time.ts'

export type Allowance = { readonly perSecond: number; readonly burst: number }
export type Allowances = Readonly<Record<Caller['kind'] | 'logIn', Allowance>>

/**
 * Above what a person or a device can mean: a kiosk may issue 50 tickets and an officer call 20 times a second
 * (contract.md), so a stuck key or a broken page is stopped and a busy hall is not.
 */
export const ALLOWANCES = {
  device: { perSecond: 200, burst: 400 },
  person: { perSecond: 100, burst: 200 },
  nobody: { perSecond: 100, burst: 300 },
  /** A log-in costs a hundred times a call (Argon2id); a centre's counters may still open together. */
  logIn: { perSecond: 10, burst: 100 },
} as const satisfies Allowances

export type RateLimiter = {
  /** Takes one permission. @returns 0 when given, else the seconds after which to try again */
  take(principal: string, allowance: Allowance): number
}

type Bucket = { left: number; at: number }
const FORGET_MS = 60_000

/** Token buckets in memory; what is lost at a restart does no harm. */
export function createRateLimiter(clock: Pick<Clock, 'monotonic'>): RateLimiter {
  const buckets = new Map<string, Bucket>()
  let swept = clock.monotonic()

  function sweep(now: number): void {
    swept = now
    for (const [principal, bucket] of buckets) if (now - bucket.at > FORGET_MS) buckets.delete(principal)
  }

  return {
    take(principal, { perSecond, burst }) {
      const now = clock.monotonic()
      if (now - swept > FORGET_MS) sweep(now)
      const bucket = buckets.get(principal) ?? { left: burst, at: now }
      buckets.set(principal, bucket)
      const left = Math.min(burst, bucket.left + ((now - bucket.at) / 1000) * perSecond)
      const given = left >= 1
      bucket.left = given ? left - 1 : left
      bucket.at = now
      return given ? 0 : Math.max(1, Math.ceil((1 - left) / perSecond))
    },
  }
}
