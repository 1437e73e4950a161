import { expect, test } from 'vitest'
import {
  roughRange,
  clockFace,
  dayMonthYear,
  dong,
  duration,
  formatHourSpan,
  hourMinute,
  roughDuration,
  sameDay,
  stopwatch,
  weekdayDate,
} from './format.ts'

const at = (text: string): number => Date.parse(`${text}+07:00`)

test('hours as the screens write them', () => {
  expect(hourMinute(at('2026-11-23T07:30'))).toBe('7\u00A0giờ\u00A030')
  expect(hourMinute(at('2026-11-23T11:00'))).toBe('11\u00A0giờ\u00A000')
  expect(hourMinute(at('2026-11-23T00:05'))).toBe('0\u00A0giờ\u00A005')
  expect(hourMinute(at('2026-11-23T13:05'), 'en')).toBe('13:05')
  expect(clockFace(at('2026-11-23T09:42:59'))).toBe('09:42')
})

test('dates in Viet Nam time, also when it is another day elsewhere', () => {
  expect(dayMonthYear(at('2026-11-23T00:00'))).toBe('23/11/2026')
  expect(dayMonthYear(at('2027-01-01T06:59'))).toBe('01/01/2027')
  expect(weekdayDate(at('2026-02-23T06:00'))).toBe('thứ\u00A0Hai, ngày\u00A023/02/2026')
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
  expect([0, 500, 20_000, 1_250_000].map(dong)).toEqual(['0\u00A0đ', '500\u00A0đ', '20.000\u00A0đ', '1.250.000\u00A0đ'])
})

test('a time breaks over no line; between two times a line may', () => {
  expect(formatHourSpan('07:30', '11:00')).toBe('7\u00A0giờ\u00A030\u00A0– 11\u00A0giờ\u00A000')
  expect(formatHourSpan('07:30', '11:00', 'en')).toBe('7:30\u00A0– 11:00')
})

test('durations are said in hours and minutes, guessed ones no more exactly than they are known', () => {
  const plain = (text: string): string => text.replaceAll('\u00A0', ' ')
  expect([0, 89, 95, 120, 540].map((n) => plain(duration(n)))).toEqual([
    '0 phút',
    '89 phút',
    '1 giờ 35 phút',
    '2 tiếng',
    '9 tiếng',
  ])
  expect([1, 120, 125].map((n) => plain(duration(n, 'en')))).toEqual(['1 minute', '2 hours', '2 h 5 min'])
  const rough = [18, 29, 38, 67, 89, 94, 176, 239, 269, 541].map((n) => plain(roughDuration(n)))
  expect(rough.slice(0, 5)).toEqual(['18 phút', '29 phút', '40 phút', '65 phút', '1 giờ 30 phút'])
  expect(rough.slice(5)).toEqual(['1 giờ 30 phút', '3 tiếng', '4 tiếng', '4 tiếng', '9 tiếng'])
})

test('a range says its unit once, and stays on one line where it is short', () => {
  expect(roughRange(12, 25)).toBe('12\u00A0đến\u00A025\u00A0phút')
  expect(roughRange(150, 300)).toBe('2\u00A0giờ\u00A030\u00A0phút đến\u00A05\u00A0tiếng')
  // Not “22 đến 1 giờ 50 phút”, which could be 22 hours.
  expect(roughRange(22, 113)).toBe('22\u00A0phút đến\u00A01\u00A0giờ\u00A050\u00A0phút')
  expect(roughRange(120, 180)).toBe('2\u00A0đến\u00A03\u00A0tiếng')
  expect(roughRange(1, 25, 'en')).toBe('1\u00A0minute to\u00A025\u00A0minutes')
})
