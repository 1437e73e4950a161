import { expect, test } from 'vitest'
import { atLocal } from '../../../shared/domain/time/vietnam-time.ts'
import { closingOf } from './session-form.ts'
import type { SessionForm } from './session-form.ts'

const at = (time: string): number => atLocal('2026-11-23', time)
const closing = (form: Partial<SessionForm>, next: number | null = at('13:00')) =>
  closingOf(
    { reason: 'power', words: '', policy: 'serve', until: 'opened', time: '', keepsResults: false, ...form },
    next,
    at('10:00'),
  )

test('the words of the form are those of the operation', () => {
  expect(closing({ until: 'time', time: '10:30', words: ' cúp điện ', keepsResults: true })).toEqual({
    reason: 'power',
    words: 'cúp điện',
    scope: 'reception',
    until: at('10:30'),
    waiting: 'serve',
  })
  expect(closing({ until: 'next', policy: 'carry' })).toMatchObject({ until: at('13:00'), waiting: 'carry' })
  expect(closing({})).toEqual({ reason: 'power', scope: 'all', waiting: 'serve' })
})

test.each<[Partial<SessionForm>, number | null]>([
  [{ until: 'time', time: '' }, at('13:00')],
  [{ until: 'time', time: '9:30' }, at('13:00')],
  [{ until: 'next' }, null],
  [{ until: 'opened', policy: 'carry' }, at('13:00')],
])('%j with the next session at %s cannot be sent', (form, next) => {
  expect(closing(form, next)).toBeNull()
})
