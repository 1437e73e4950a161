import { expect, test } from 'vitest'
import { hasMonthAfter } from './period.ts'

test.each([
  ['2026-10', null, '2026-11-22', true],
  ['2026-11', null, '2026-11-22', false],
  ['2026-11', '2026-11-30', '2026-11-30', false],
  // Closed on Friday: what is taken on Saturday stands in December.
  ['2027-01', '2027-01-29', '2027-01-30', true],
  ['2027-02', '2027-02-26', '2027-01-30', false],
])('after %s, which ends on %j, there is a month on %s: %j', (month, to, today, has) =>
  expect(hasMonthAfter(month, to, today)).toBe(has),
)
