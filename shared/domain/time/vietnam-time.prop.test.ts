import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { addDays, atLocal, businessDate, localMinutes, parseNow, startOfDay, weekday } from './vietnam-time.ts'

const ZONE = 'Asia/Ho_Chi_Minh'
const instant = fc.integer({ min: Date.UTC(1980, 0, 1), max: Date.UTC(2100, 11, 31) })
const local = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(ZONE)

describe('Viet Nam time against the time zone database, 1980 to 2100', () => {
  it('gives the same date, minute and weekday', () => {
    fc.assert(
      fc.property(instant, (ms) => {
        const there = local(ms)
        expect(businessDate(ms)).toBe(there.toPlainDate().toString())
        expect(localMinutes(ms)).toBe(there.hour * 60 + there.minute)
        expect(weekday(businessDate(ms))).toBe(there.dayOfWeek)
      }),
    )
  })

  it('gives the same start of day and local times', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 1439 }), (ms, minute) => {
        const date = local(ms).toPlainDate()
        const time = new Temporal.PlainTime(Math.floor(minute / 60), minute % 60)
        const there = date.toZonedDateTime({ timeZone: ZONE, plainTime: time }).epochMilliseconds
        expect(startOfDay(date.toString())).toBe(date.toZonedDateTime(ZONE).epochMilliseconds)
        expect(atLocal(date.toString(), time.toString({ smallestUnit: 'minute' }))).toBe(there)
        expect(parseNow(date.toPlainDateTime(time).toString())).toBe(there)
      }),
    )
  })

  it('adds days as the calendar does', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: -4000, max: 4000 }), (ms, days) => {
        const date = local(ms).toPlainDate()
        expect(addDays(date.toString(), days)).toBe(date.add({ days }).toString())
      }),
    )
  })

  it('reads back every instant that it wrote, in any offset', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: -11, max: 13 }), (ms, hours) => {
        const offset = `${hours < 0 ? '-' : '+'}${String(Math.abs(hours)).padStart(2, '0')}:00`
        const text = Temporal.Instant.fromEpochMilliseconds(ms).toString({ timeZone: offset })
        expect(parseNow(text)).toBe(ms)
        expect(parseNow(new Date(ms).toISOString())).toBe(ms)
      }),
    )
  })
})
