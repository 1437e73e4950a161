import { expect, test } from 'vitest'
import { dateOf, numberOf, shifted, timeOf } from './read-typed.ts'

test.each([
  ['30/11/2026', '2026-11-30'],
  ['1-2-2027', '2027-02-01'],
  ['29.02.2028', '2028-02-29'],
  ['05091955', '1955-09-05'],
  ['31021950', null],
  ['1955', null],
  ['29/02/2027', null],
  ['31/11/2026', null],
  ['2026-11-30', null],
  ['', null],
])('the day %j is %j', (typed, date) => expect(dateOf(typed)).toBe(date))

test.each([
  ['730', '07:30'],
  ['7h30', '07:30'],
  ['7 giờ 30', '07:30'],
  ['13', '13:00'],
  ['13h', '13:00'],
  ['1645', '16:45'],
  ['24:00', '24:00'],
  ['24:01', null],
  ['7:60', null],
  ['bảy giờ', null],
])('the time %j is %j', (typed, time) => expect(timeOf(typed)).toBe(time))

test('times move by minutes and stay in the day', () => {
  expect([shifted('07:30', 15), shifted('07:00', -15), shifted('23:50', 15), shifted('00:05', -15)]).toEqual([
    '07:45',
    '06:45',
    '24:00',
    '00:00',
  ])
})

test('numbers come with a comma or a point', () => {
  expect(['7', '7,5', '7.5', '-2', 'bảy', ''].map(numberOf)).toEqual([7, 7.5, 7.5, -2, null, null])
})
