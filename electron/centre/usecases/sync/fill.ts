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
  { events, through, readEvent }: { events: readonly Recorded[]; through: number; readEvent: ReadEvent },
): Decision<object> {
  const rows = events.flatMap((event) => composeRow(deps, event, readEvent) ?? [])
  return {
    apply: (operational) => {
      for (const row of rows) operational.addDelivery(row)
      operational.setCursor(READ_TO, through)
    },
  }
}

/**
 * Makes what waits anew from the journal: after one row, or all of it. A normal path: the province was restored, or the
 * centre has lost how far it came.
 */
export function rewindDeliveries(after: number): Decision<object> {
  return {
    apply: (operational) => {
      operational.rewindDeliveries(after)
      operational.setCursor(READ_TO, after)
    },
  }
}
