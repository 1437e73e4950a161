import type { Timers } from '../../shared/kernel/time.ts'
import { systemTimers } from '../platform/time.ts'

const MINUTE_MS = 60_000

/** Timers of which nothing rings by itself again and again: what would run each minute a test runs when it is ready. */
export function minuteTimers(): { readonly timers: Timers; forget(): void; aMinute(): void } {
  let eachMinute: (() => void)[] = []
  const timers: Timers = {
    ...systemTimers(),
    every(ms, run) {
      if (ms === MINUTE_MS) eachMinute.push(run)
      return () => {}
    },
  }
  return {
    timers,
    /** A centre that starts anew has its own. */
    forget: () => void (eachMinute = []),
    aMinute: () => eachMinute.forEach((run) => run()),
  }
}
