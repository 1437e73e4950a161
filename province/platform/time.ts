import type { Cancel, Clock, Timers } from '../../shared/kernel/time.ts'

/** The machine's clock. */
export const systemClock: Clock = { now: () => Date.now(), monotonic: () => performance.now() }

/** Node's timers; `every` does not keep the process alive. */
export const systemTimers: Timers = {
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
