import type { Centre } from '../centre.ts'
import type { Caller } from '../usecases/context.ts'
import { snapshotFor } from './live-snapshot.ts'

/** What a caller's page shows now, when it goes with a range of events. */
export type ViewFor = (caller: Caller) => Record<string, unknown> | undefined

/** Boards that get no view ask for it themselves, so a storm of events costs them no more. */
const APART_MS = 50

/** The views that go to boards with the events: made once for all boards that show the same, and not in a storm. */
export function createBoardViews(centre: Centre): { forRange(): ViewFor } {
  let madeAt = -APART_MS
  return {
    forRange() {
      const isCalm = centre.clock.monotonic() - madeAt >= APART_MS
      const views = new Map<string, Record<string, unknown>>()
      return (caller) => {
        if (!isCalm || caller.kind !== 'device' || caller.device.role !== 'board') return undefined
        madeAt = centre.clock.monotonic()
        const key = caller.device.counterIds.join()
        const view = views.get(key) ?? snapshotFor(centre, caller)
        views.set(key, view)
        return view
      }
    },
  }
}
