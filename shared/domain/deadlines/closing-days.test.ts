import { expect, test } from 'vitest'
import { centreSource, PLAIN_PRESETS, rulesOf } from '../../testkit/deadline-centres.ts'
import type { Holiday } from '../events/config-events.ts'
import { feeClosing } from './closing-days.ts'

const off = (date: string): Holiday => ({ date, kind: 'off', name: 'Ngày lễ', source: 'law-facts §10.3' })
const HOLIDAYS = ['2026-04-30', '2026-05-01', '2026-08-31', '2026-09-01', '2026-09-02', '2027-01-01'].map(off)
const { calendar } = rulesOf(centreSource(PLAIN_PRESETS, HOLIDAYS, 'BD'), 'BD', '2026-11-09')

test.each([
  // Monday the 30th; Wednesday 9 December.
  ['2026-11-01', '2026-11-30', '2026-12-09'],
  ['2026-11-30', '2026-11-30', '2026-12-09'],
  // 31 October is a Saturday; 9 November a Monday.
  ['2026-10-15', '2026-10-30', '2026-11-09'],
  // 30 April is a holiday; 9 May a Saturday.
  ['2026-04-10', '2026-04-29', '2026-05-08'],
  // Monday 31 August is off in exchange; the 29th and 30th are a weekend.
  ['2026-08-20', '2026-08-28', '2026-09-09'],
  // Over the year: 31 December is a Thursday, 9 January a Saturday.
  ['2026-12-05', '2026-12-31', '2027-01-08'],
  ['2028-02-10', '2028-02-29', '2028-03-09'],
])('TT-4.5c: fees of the month of %s close on %s, papers are there on %s', (date, closeOn, papersBy) => {
  expect(feeClosing(calendar, date)).toEqual({ closeOn, papersBy })
})

test('TT-4.5c: a centre that is never open closes nothing', () => {
  const shut = rulesOf(centreSource(PLAIN_PRESETS, [], 'BD shut'), 'BD', '2026-11-09')
  expect(feeClosing(shut.calendar, '2026-11-09')).toBeNull()
})
