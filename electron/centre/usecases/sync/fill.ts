import type { Recorded } from '../../journal/recorded.ts'
import type { Decision, Deps } from '../context.ts'
import { composeRow } from './compose-row.ts'
import type { ReadEvent } from './compose-row.ts'
import { READ_TO } from './reach.ts'

/**
 * Freezes the rows that events of the journal send, and remembers how far it was read, in one transaction: whatever stops
 * in between, no row is missed and none is made twice. It goes on while the line is down.
 */
export function fillDeliveries(
  deps: Deps,
  work: { events: readonly Recorded[]; after: number; through: number; readEvent: ReadEvent },
): Decision<object> {
  const { events, after, through, readEvent } = work
  // Somebody has all of it made anew since these were read.
  if ((deps.store.messages.cursor(READ_TO) ?? 0) !== after) return {}
  const rows = events.flatMap((event) => composeRow(deps, event, readEvent) ?? [])
  return {
    apply: (operational) => {
      // What was made of them before, when all is made anew.
      operational.clearDeliveries(after, through)
      for (const row of rows) operational.addDelivery(row)
      operational.setCursor(READ_TO, through)
    },
  }
}

/**
 * Makes what waits anew from the journal: after one row, or all of it. A normal path: the province was restored, or the
 * centre has lost how far it came. What was made before gives way as the journal is read again, some rows at a time.
 */
export function rewindDeliveries(after: number): Decision<object> {
  return {
    apply: (operational) => operational.setCursor(READ_TO, after),
  }
}
