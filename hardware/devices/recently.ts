import type { Cancel, Timers } from '../../shared/kernel/time.ts'

/** Whether something happened less than `ms` ago. */
export function createRecently(timers: Timers, ms: number): { happened(): void; readonly is: boolean; stop(): void } {
  let is = false
  let cancel: Cancel = () => {}
  return {
    happened() {
      is = true
      cancel()
      cancel = timers.after(ms, () => (is = false))
    },
    get is() {
      return is
    },
    stop: () => cancel(),
  }
}
