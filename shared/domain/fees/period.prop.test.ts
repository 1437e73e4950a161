import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PLAIN_PRESETS, centreSource, rulesOf } from '../../testkit/deadline-centres.ts'
import type { Holiday } from '../events/config-events.ts'
import { addDays } from '../time/vietnam-time.ts'
import { NO_CASH, cashFound, countedCash } from './count-cash.ts'
import { feePeriod, monthAfter, monthBefore } from './period.ts'

const off = (date: string): Holiday => ({ date, kind: 'off', name: 'Ngày lễ', source: 'law-facts §10.3' })
const { calendar } = rulesOf(
  centreSource(PLAIN_PRESETS, ['2026-04-30', '2026-08-31', '2026-12-31'].map(off), 'BD'),
  'BD',
  '2026-11-09',
)

test('TT-4.5c: the periods of months follow each other without a gap, whatever the holidays', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 22 }), (n) => {
      let month = '2026-01'
      for (let i = 0; i < n; i++) month = monthAfter(month)
      expect(monthBefore(monthAfter(month))).toBe(month)
      const period = feePeriod(calendar, month, null)
      const next = feePeriod(calendar, monthAfter(month), null)
      expect(next?.from).toBe(addDays(period?.to ?? '', 1))
      expect(period?.to.slice(0, 7)).toBe(month)
      expect(period && period.papersBy > period.to && period.papersBy.slice(8) < '10').toBe(true)
      // A month that was closed on another day than the calendar says today leaves no day out.
      expect(feePeriod(calendar, month, `${monthBefore(month)}-27`)?.from).toBe(`${monthBefore(month)}-28`)
    }),
  )
})

test('cash is counted note by note, and what is no number is no sum', () => {
  expect(countedCash(NO_CASH)).toBe(0)
  expect(countedCash({ notes: { 500_000: '2', 5_000: '3' }, rest: '1.500' })).toBe(1_016_500)
  expect(countedCash({ notes: { 500_000: 'hai' }, rest: '' })).toBeNull()
})

test('before anybody has counted nothing is missing; an empty till is entered as 0', () => {
  const typed = (rest: string) => cashFound({ notes: { 500_000: '' }, rest }, 20_000)
  expect([typed(''), typed(' '), typed('0'), typed('20.000')]).toEqual([null, null, 0, 20_000])
  expect(cashFound(NO_CASH, 0), 'nothing has to be there').toBe(0)
})
