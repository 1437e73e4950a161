import { describe, expect, test } from 'vitest'
import { atLocal } from '../../../shared/domain/time/vietnam-time.ts'
import { wordsIn } from '../../../shared/i18n/language.ts'
import { EMPTY_FORM, readForm } from './paper-entry.ts'
import type { PaperForm } from './paper-entry.ts'

const at = (time: string): number => atLocal('2026-11-23', time)
const read = (typed: Partial<PaperForm>) =>
  readForm(
    { ...EMPTY_FORM, serviceId: 'S1', from: '501', to: '505', firstAt: '9:05', lastAt: '9:25', ...typed },
    'A',
    at('10:00'),
    wordsIn('vi'),
  )

test('a whole form is a body, with what will come of it', () => {
  const form = read({ served: '501, 502', servedCounter: 'C1', servedAt: '9:30', unused: '505', priority: '503' })
  expect(form.errors).toEqual({})
  expect(form.sum).toEqual({ first: 'A501', last: 'A505', waiting: 2, served: 2 })
  expect(form.body).toEqual({
    serviceId: 'S1',
    from: 501,
    to: 505,
    firstAt: at('9:05'.padStart(5, '0')),
    lastAt: at('09:25'),
    served: [501, 502].map((no) => ({ no, counterId: 'C1', at: at('09:30') })),
    unused: [505],
    priority: [503],
  })
})

describe('what is missing is not wrong', () => {
  test('one number, one time are enough', () => {
    expect(read({ to: '', lastAt: '' }).body).toMatchObject({ from: 501, to: 501, lastAt: at('09:05') })
  })
  test.each([{ from: '' }, { firstAt: '' }, { serviceId: null }, { served: '501' }])('%j', (typed) => {
    expect(read(typed)).toMatchObject({ errors: {}, body: null })
  })
})

test.each<[Partial<PaperForm>, keyof PaperForm]>([
  [{ from: 'A501' }, 'from'],
  [{ from: '0' }, 'from'],
  [{ to: '500' }, 'to'],
  [{ to: '701' }, 'to'],
  [{ firstAt: '9 rưỡi' }, 'firstAt'],
  [{ lastAt: '25:00' }, 'lastAt'],
  [{ served: '506' }, 'served'],
  [{ unused: 'không' }, 'unused'],
])('%j is wrong at its field', (typed, field) => {
  const form = read(typed)
  expect(Object.keys(form.errors)).toEqual([field])
  expect(form.body).toBeNull()
})
