import type { CallResult } from '../../../shared/api/client.ts'
import type { Words } from '../../../shared/i18n/vi.ts'

type Refused = Extract<CallResult<unknown>, { ok: false }>

const SECONDS_PER_MINUTE = 60
const UNLOCK_MINUTES = 5

/** What a refused log-in says to the person. `atCounter` is false on pages without a counter. */
export function logInProblem(outcome: Refused, words: Words, atCounter: boolean): string {
  if (outcome.code === 'NO_ANSWER') return words.logIn.noAnswer
  if (outcome.code === 'ACCOUNT_LOCKED') {
    return words.logIn.locked(
      outcome.retryAfterSeconds ? Math.ceil(outcome.retryAfterSeconds / SECONDS_PER_MINUTE) : UNLOCK_MINUTES,
    )
  }
  if (outcome.code === 'COUNTER_UNKNOWN' && !atCounter) return words.logIn.notManager
  return outcome.message
}
