const BASE_MS = 2_000
const CAP_MS = 15 * 60_000
/** What another system may wish at most: longer, and somebody should look. */
const LONGEST_WISH_MS = 60 * 60_000

/** No wait that we count ourselves is longer, ms. */
export const LONGEST_WAIT_MS = CAP_MS

/**
 * How long to wait after a try that went wrong: between nothing and a bound that doubles with every try up to a quarter of
 * an hour, so that a hundred centres do not come back in the same second. A wish of the other side is kept, and spread
 * beyond it for the same reason.
 * @param failures tries in a row that went wrong, from 1
 * @param chance at least 0 and below 1
 * @param wishMs what `Retry-After` asked for
 */
export function retryDelay(failures: number, chance: number, wishMs?: number): number {
  const bound = Math.min(CAP_MS, BASE_MS * 2 ** Math.min(failures - 1, 20))
  const own = Math.round(bound * chance)
  return wishMs === undefined ? own : Math.min(wishMs, LONGEST_WISH_MS) + own
}

/**
 * What `Retry-After` says: seconds or a date.
 * @param nowMs wall time by which a date is counted; a clock that is wrong makes it nonsense, which is left out
 * @returns ms, or undefined
 */
export function retryAfterMs(header: string | null, nowMs: number): number | undefined {
  if (header === null || header.trim() === '') return undefined
  const seconds = Number(header)
  if (Number.isFinite(seconds)) return seconds >= 0 ? Math.min(seconds * 1_000, LONGEST_WISH_MS) : undefined
  const wait = Date.parse(header) - nowMs
  return wait > 0 && wait <= LONGEST_WISH_MS ? wait : undefined
}
