const FIRST_MS = 15_000
const LONGEST_MS = 30 * 60_000
/** So many tries, over an hour or two, then a person decides. */
export const MOST_TRIES = 8

/**
 * How long to wait before the next try: a random share of a time that doubles (full jitter), so that many messages do not
 * come back at once; never sooner than the gateway asked for.
 * @param tries made so far, from 1
 * @param chance at least 0, below 1
 * @param askedMs what the gateway's Retry-After says
 */
export function retryAfter(tries: number, chance: number, askedMs = 0): number {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** (tries - 1))
  return Math.max(Math.min(askedMs, LONGEST_MS), Math.ceil(longest * chance))
}
