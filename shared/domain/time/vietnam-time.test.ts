import { describe, expect, it } from 'vitest'
import {
  addDays,
  atLocal,
  businessDate,
  localMinutes,
  minutesOf,
  parseNow,
  startOfDay,
  weekday,
} from './vietnam-time.ts'

describe('Viet Nam time', () => {
  it('changes the business day at local midnight, also over month and year ends', () => {
    expect(businessDate(Date.UTC(2026, 10, 30, 16, 59, 59, 999))).toBe('2026-11-30')
    expect(businessDate(Date.UTC(2026, 10, 30, 17))).toBe('2026-12-01')
    expect(businessDate(Date.UTC(2026, 11, 31, 16, 59, 59, 999))).toBe('2026-12-31')
    expect(businessDate(Date.UTC(2026, 11, 31, 17))).toBe('2027-01-01')
  })

  it('drops the started minute', () => {
    expect(localMinutes(Date.UTC(2026, 10, 23, 0, 29, 59, 999))).toBe(449)
    expect(localMinutes(Date.UTC(2026, 10, 23, 0, 30))).toBe(450)
    expect(localMinutes(Date.UTC(2026, 10, 22, 17))).toBe(0)
    expect(localMinutes(Date.UTC(2026, 10, 22, 16, 59, 59, 999))).toBe(1439)
  })

  it('knows weekdays', () => {
    expect(weekday('2026-11-23')).toBe(1)
    expect(weekday('2026-08-22')).toBe(6)
    expect(weekday('2026-11-29')).toBe(7)
    expect(weekday('1970-01-01')).toBe(4)
    expect(weekday('1969-12-28')).toBe(7)
  })

  it('adds days over leap days and year ends', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(addDays('2027-02-28', 1)).toBe('2027-03-01')
    expect(addDays('2027-01-01', -1)).toBe('2026-12-31')
    expect(addDays('2026-11-23', 0)).toBe('2026-11-23')
  })

  it('reads times of day, 24:00 being the next midnight', () => {
    expect(atLocal('2026-11-23', '07:30')).toBe(Date.UTC(2026, 10, 23, 0, 30))
    expect(atLocal('2026-12-31', '24:00')).toBe(startOfDay('2027-01-01'))
    expect(minutesOf('00:00')).toBe(0)
    expect(minutesOf('24:00')).toBe(1440)
  })

  it.each(['24:01', '7:30', '07:60', '25:00', '', '07:30:00'])('refuses the time of day %j', (time) => {
    expect(() => atLocal('2026-11-23', time)).toThrow(/not a time of day/)
  })

  it.each(['2026-02-30', '2026-13-01', '26-01-01', '2026-1-1', '', '2026-11-23T00:00'])(
    'refuses the date %j',
    (date) => {
      expect(() => startOfDay(date)).toThrow(/not a date/)
      expect(() => weekday(date)).toThrow(/not a date/)
      expect(() => addDays(date, 1)).toThrow(/not a date/)
    },
  )

  it('takes an instant without offset as Viet Nam time', () => {
    const eight = Date.UTC(2026, 10, 23, 1)
    expect(parseNow('2026-11-23T08:00')).toBe(eight)
    expect(parseNow('2026-11-23T08:00:00.5')).toBe(eight + 500)
    expect(parseNow('2026-11-23T01:00:00Z')).toBe(eight)
    expect(parseNow('2026-11-22T17:00:00-08:00')).toBe(eight)
    expect(parseNow('2026-11-23')).toBe(startOfDay('2026-11-23'))
  })

  it.each(['', 'now', '2026-11-23T8:00', '2026-02-30T08:00', '2026-11-23T24:30', '23/11/2026', '1754000000000'])(
    'refuses %j as an instant, in words',
    (text) => expect(() => parseNow(text)).toThrow(/not an ISO time such as/),
  )

  it('refuses years before the zone had its present offset', () => {
    expect(() => parseNow('1975-12-31T23:59')).toThrow(/from 1976 on/)
    expect(parseNow('1976-01-01')).toBe(Date.UTC(1975, 11, 31, 17))
  })
})
