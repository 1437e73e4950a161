import { expect, it } from 'vitest'
import { wordsOf } from '../../../shared/api/codes.ts'
import type { RefusalCode } from '../../../shared/api/codes.ts'
import { wordsIn } from '../../../shared/i18n/language.ts'
import { logInProblem } from './log-in-problem.ts'

const words = wordsIn('vi')
const refused = (code: RefusalCode, retryAfterSeconds?: number) => ({
  ok: false as const,
  code,
  message: wordsOf(code),
  status: 401,
  ...(retryAfterSeconds ? { retryAfterSeconds } : {}),
})

it('says how many minutes an account stays locked, rounded up', () => {
  expect(logInProblem(refused('ACCOUNT_LOCKED', 241), words, 'counter')).toMatch(/thử lại sau 5 phút/)
  expect(logInProblem(refused('ACCOUNT_LOCKED', 1), words, 'counter')).toMatch(/thử lại sau 1 phút/)
})

it('keeps the words of the centre, but tells an officer at the manager page where to go', () => {
  expect(logInProblem(refused('WRONG_PIN'), words, 'counter')).toBe('Mã PIN không đúng.')
  expect(logInProblem(refused('COUNTER_UNKNOWN'), words, 'counter')).toBe('Không có quầy này.')
  expect(logInProblem(refused('COUNTER_UNKNOWN'), words, 'manager')).toMatch(/lãnh đạo và kỹ thuật viên/)
  expect(logInProblem(refused('COUNTER_UNKNOWN'), words, 'reception')).toMatch(/lễ tân và lãnh đạo/)
})
