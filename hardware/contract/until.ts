import type { Timers } from '../../shared/kernel/time.ts'
import { wait } from '../wait.ts'

const LOOK_MS = 50
const NEVER = new AbortController().signal

/** Looks until `look` answers something else than null. @returns null when the time is up */
export async function until<T>(
  timers: Timers,
  ms: number,
  look: () => T | null | Promise<T | null>,
): Promise<T | null> {
  let isOver = false
  const cancel = timers.after(ms, () => (isOver = true))
  try {
    for (;;) {
      const found = await look()
      if (found !== null || isOver) return found
      await wait(timers, LOOK_MS, NEVER)
    }
  } finally {
    cancel()
  }
}

/** What comes of a promise, or null when the time is up first. */
export async function within<T>(timers: Timers, ms: number, promise: Promise<T>): Promise<T | null> {
  let cancel = (): void => undefined
  const late = new Promise<null>((resolve) => (cancel = timers.after(ms, () => resolve(null))))
  return await Promise.race([promise, late]).finally(() => cancel())
}
