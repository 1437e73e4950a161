import type { CallResult } from '../../../shared/api/client.ts'
import type { Words } from '../../../shared/i18n/vi.ts'

type Refused = Extract<CallResult<unknown>, { ok: false }>

const SECONDS_PER_MINUTE = 60
const UNLOCK_MINUTES = 5

/** Pages of the staff without a counter. */
export type LogInPage = 'manager' | 'reception'

/** What a refused log-in says to the person, who is told where to go when the page is not for him or her. */
export function logInProblem(outcome: Refused, words: Words, page: LogInPage | 'counter'): string {
  if (outcome.code === 'NO_ANSWER') return words.logIn.noAnswer
  if (outcome.code === 'ACCOUNT_LOCKED') {
    return words.logIn.locked(
      outcome.retryAfterSeconds ? Math.ceil(outcome.retryAfterSeconds / SECONDS_PER_MINUTE) : UNLOCK_MINUTES,
    )
  }
  if (outcome.code === 'COUNTER_UNKNOWN' && page !== 'counter')
    return page === 'reception' ? words.logIn.notReception : words.logIn.notManager
  return outcome.message
}
