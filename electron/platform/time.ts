import type { Cancel, Clock, Timers } from '../../shared/kernel/time.ts'

/**
 * The machine's clock, moved by a fixed offset.
 * @param offsetMs added to wall time, so that a demonstration can begin at 08:00 and run on from there
 */
export function systemClock(offsetMs = 0): Clock {
  return { now: () => Date.now() + offsetMs, monotonic: () => performance.now() }
}

/** Node's timers. `every` does not keep the process alive. */
export function systemTimers(): Timers {
  return {
    after(ms, run): Cancel {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
    every(ms, run): Cancel {
      const timer = setInterval(run, ms)
      timer.unref()
      return () => clearInterval(timer)
    },
  }
}
