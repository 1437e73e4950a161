import { expect, test } from 'vitest'
import { periodOf } from './periods.ts'

test.each([
  ['today', '2026-11-25', '2026-11-25', '2026-11-25'],
  ['week', '2026-11-25', '2026-11-19', '2026-11-25'],
  ['month', '2026-11-25', '2026-11-01', '2026-11-25'],
  ['lastMonth', '2026-11-25', '2026-10-01', '2026-10-31'],
  ['lastMonth', '2027-01-02', '2026-12-01', '2026-12-31'],
  ['quarter', '2026-11-25', '2026-08-28', '2026-11-25'],
] as const)('%s on %s is from %s to %s', (period, today, from, to) => {
  expect(periodOf(period, today)).toEqual({ from, to })
})
