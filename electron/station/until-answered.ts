import { wait } from '../../hardware/wait.ts'
import type { CallResult } from '../../shared/api/client.ts'
import type { Timers } from '../../shared/kernel/time.ts'

const FIRST_DELAY_MS = 250
const MAX_DELAY_MS = 10_000

/**
 * Calls again and again until the centre has decided: an answer, or a refusal that another try would not change. Not
 * decided is no answer at all, a fault of the centre (5xx), too many requests, and a token that is not accepted: a
 * device that is paired again goes on with what it had to say.
 * @returns null when the signal was aborted first
 */
export async function untilAnswered<T>(
  call: () => Promise<CallResult<T>>,
  { timers, signal }: { timers: Timers; signal: AbortSignal },
): Promise<CallResult<T> | null> {
  for (let delay = FIRST_DELAY_MS; !signal.aborted; delay = Math.min(MAX_DELAY_MS, delay * 2)) {
    const result = await call()
    if (result.ok || isDecided(result.status)) return result
    await wait(timers, delay, signal)
  }
  return null
}

const isDecided = (status: number): boolean => status >= 400 && status < 500 && ![401, 403, 408, 429].includes(status)
