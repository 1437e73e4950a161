import type { Cancel, Clock, Timers } from '../../shared/kernel/time.ts'

/**
 * The machine's clock.
 * @param startsAt wall time (ms) that it shows now and runs on from, so that a demonstration can begin at 08:00
 */
export function systemClock(startsAt?: number): Clock {
  const offsetMs = startsAt === undefined ? 0 : startsAt - Date.now()
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
