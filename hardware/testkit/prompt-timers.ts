import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Timers } from '../../shared/kernel/time.ts'

/** Timers whose time passes at once: what they are asked for happens in the next turn of the event loop. */
export const promptTimers: Timers = {
  after(_ms, run) {
    let wanted = true
    void nextTurn().then(() => {
      if (wanted) run()
    })
    return () => (wanted = false)
  },
  every() {
    throw new Error('a period that passes at once has no end')
  },
}
