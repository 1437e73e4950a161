import type { OfficerRow } from '../store/config-store.ts'
import { refused } from './context.ts'
import type { Ctx, Decision, Deps } from './context.ts'
import { DEFAULTS } from './views.ts'

const MS_PER_MINUTE = 60_000
const MOST_DOUBLINGS = 8

/**
 * What a wrong PIN comes to: an event, a refusal, and a lock after too many.
 * @param counterId where it was typed; null: at no counter
 * @param wrong how many in a row, this one counted
 */
export function wrongPin(
  { store }: Deps,
  ctx: Ctx,
  officer: OfficerRow,
  counterId: string | null,
  wrong: number,
): Decision<never> {
  const { setting } = store.config()
  const maxWrong = setting('login.maxWrong', ctx.businessDate) ?? DEFAULTS.loginMaxWrong
  const isLocked = wrong >= maxWrong
  const minutes = setting('login.lockMinutes', ctx.businessDate) ?? DEFAULTS.loginLockMinutes
  // Each wrong PIN after the first lock doubles it, so that four digits are not tried through in a few nights.
  const doublings = Math.min(wrong - maxWrong, MOST_DOUBLINGS)
  const until = isLocked ? ctx.now + minutes * 2 ** doublings * MS_PER_MINUTE : 0
  // Nobody is logged in yet: what was typed goes into the journal only when it is a counter of ours.
  const where = counterId !== null && store.config().counters.has(counterId) ? counterId : null
  return {
    ...(isLocked ? accountLocked(until - ctx.now) : refused('WRONG_PIN')),
    events: [{ type: 'login.refused', payload: { officerId: officer.id, counterId: where, locked: isLocked } }],
    apply: (operational) => operational.setLoginAttempt(officer.id, wrong, until),
  }
}

/** @param ms how long the account stays locked */
export const accountLocked = (ms: number) => refused('ACCOUNT_LOCKED', { retryAfterSeconds: Math.ceil(ms / 1000) })
