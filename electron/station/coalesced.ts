import type { Timers } from '../../shared/kernel/time.ts'

const RETRY_MS = 1_000

/**
 * Reads once for any number of requests that come while a reading is under way, and once more after it; reads again
 * after a second when it could not.
 * @param read resolves with false when it could not; must not reject
 * @returns asks for a reading
 */
export function createCoalesced(read: () => Promise<boolean>, timers: Timers, signal: AbortSignal): () => void {
  let reading = false
  let again = false
  let cancelRetry = (): void => {}
  signal.addEventListener('abort', () => cancelRetry())

  async function run(): Promise<void> {
    again = true
    if (reading) return
    reading = true
    while (again && !signal.aborted) {
      again = false
      cancelRetry()
      if (!(await read()) && !signal.aborted) cancelRetry = timers.after(RETRY_MS, () => void run())
    }
    reading = false
  }
  return () => void run()
}
