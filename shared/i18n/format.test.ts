import { expect, test } from 'vitest'
import { clockFace, dayMonthYear, dong, hourMinute, sameDay, stopwatch, weekdayDate } from './format.ts'

const at = (text: string): number => Date.parse(`${text}+07:00`)

test('hours as the screens write them', () => {
  expect(hourMinute(at('2026-11-23T07:30'))).toBe('7 giờ 30')
  expect(hourMinute(at('2026-11-23T11:00'))).toBe('11 giờ 00')
  expect(hourMinute(at('2026-11-23T00:05'))).toBe('0 giờ 05')
  expect(hourMinute(at('2026-11-23T13:05'), 'en')).toBe('13:05')
  expect(clockFace(at('2026-11-23T09:42:59'))).toBe('09:42')
})

test('dates in Viet Nam time, also when it is another day elsewhere', () => {
  expect(dayMonthYear(at('2026-11-23T00:00'))).toBe('23/11/2026')
  expect(dayMonthYear(at('2027-01-01T06:59'))).toBe('01/01/2027')
  expect(weekdayDate(at('2026-02-23T06:00'))).toBe('thứ Hai, ngày 23/02/2026')
  expect(weekdayDate(at('2026-02-22T06:00'), 'en')).toBe('Sunday, 22/02/2026')
})

test('the same day is a day of Viet Nam', () => {
  expect(sameDay(at('2026-11-23T00:00'), at('2026-11-23T23:59'))).toBe(true)
  expect(sameDay(at('2026-11-23T23:59'), at('2026-11-24T00:00'))).toBe(false)
})

test('durations and amounts', () => {
  expect(stopwatch(424_000)).toBe('7:04')
  expect(stopwatch(3_729_999)).toBe('1:02:09')
  expect(stopwatch(-5)).toBe('0:00')
  expect([0, 500, 20_000, 1_250_000].map(dong)).toEqual(['0 đ', '500 đ', '20.000 đ', '1.250.000 đ'])
})
