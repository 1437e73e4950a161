import type { BoardCall } from '../../../shared/api/views.ts'

/** A call is marked as new for so long, ms. */
export const FRESH_MS = 10_000

type Call = Pick<BoardCall, 'ticketId' | 'calls' | 'calledAt'>

/** When each call (ticket and number of its calls) was first painted here, ms on the monotonic clock. */
export type Seen = ReadonlyMap<string, number>

const callKey = ({ ticketId, calls }: Call): string => `${ticketId} ${calls}`

/**
 * Keeps when each call was first painted. What stands on the board when it begins counts from the time of its call, so
 * that a page loaded anew does not announce old ones.
 * @param now the centre's time in ms; `monotonic` the page's own, in ms
 */
export function seeCalls(seen: Seen | null, calls: readonly Call[], now: number, monotonic: number): Seen {
  const firstPaint = (call: Call): number => (seen === null ? monotonic - Math.max(0, now - call.calledAt) : monotonic)
  const next = new Map(calls.map((call) => [callKey(call), seen?.get(callKey(call)) ?? firstPaint(call)]))
  const isSame = seen !== null && seen.size === next.size && [...next.keys()].every((key) => seen.has(key))
  return isSame ? seen : next
}

/** Whether a call is still marked as new. */
export function isFresh(seen: Seen | null, call: Call, monotonic: number): boolean {
  const since = seen?.get(callKey(call))
  return since !== undefined && monotonic - since < FRESH_MS
}
