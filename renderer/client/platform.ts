import { v4 } from 'uuid'
import type { Clock, Timers } from '../../shared/kernel/time.ts'

/** What a page has from its machine. The only place of the pages that reads clock, chance and timers. */
export type Platform = {
  clock: Clock
  timers: Timers
  /** From 0 to below 1. */
  random: () => number
  /** A UUID for one press of a person; works on plain http addresses too. */
  newKey: () => string
}

export const browserPlatform: Platform = {
  clock: { now: () => Date.now(), monotonic: () => performance.now() },
  timers: {
    after(ms, run) {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
    every(ms, run) {
      const timer = setInterval(run, ms)
      return () => clearInterval(timer)
    },
  },
  random: () => Math.random(),
  newKey: () => v4(),
}
