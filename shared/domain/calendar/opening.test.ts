import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Opening, ServiceKind } from '../../api/views.ts'
import { hours as hoursShape } from '../events/config-events.ts'
import type { Holiday, Hours } from '../events/config-events.ts'
import { parseNow } from '../time/vietnam-time.ts'
import { openingAt } from './opening.ts'

type Spans = [string, string][]
function week(days: string, working: Spans, reception: Spans = working, holidays = true): Hours {
  return hoursShape.parse({
    days: Object.fromEntries(days.split('').map((d) => [d, { working, reception }])),
    holidays,
  })
}
/** BD-5.1, BD-5.2 and KT-4.1. */
const binhDuong = week(
  '12345',
  [
    ['07:30', '11:30'],
    ['13:00', '17:00'],
  ],
  [
    ['07:30', '11:00'],
    ['13:00', '16:30'],
  ],
)
const konTum = week('12345', [
  ['07:00', '11:00'],
  ['13:00', '17:00'],
])
const allDay = week('1234567', [['00:00', '24:00']], [['00:00', '24:00']], false)

const off = (date: string, name: string): [string, Holiday] => [
  date,
  { date, kind: 'off', name, source: 'law-facts §10.3' },
]
const holidays = new Map<string, Holiday>([
  ...['16', '17', '18', '19', '20'].map((day) => off(`2026-02-${day}`, 'Tết Bính Ngọ')),
  ['2026-08-22', { date: '2026-08-22', kind: 'worked', name: 'Làm bù', source: 'law-facts §10.3' }],
  off('2026-08-31', 'Nghỉ hoán đổi dịp Quốc khánh'),
  off('2026-09-01', 'Quốc khánh'),
  off('2026-09-02', 'Quốc khánh'),
  off('2026-11-24', 'Ngày Văn hóa Việt Nam'),
])

const at = (text: string, hours: Hours | null = binhDuong, kind: ServiceKind = 'reception'): Opening =>
  openingAt({ hours, holidays, kind, now: parseNow(text) })
const until = (text: string) => ({ open: true, closesAt: parseNow(text) })
const closed = (closedReason: Opening['closedReason'], opens: string, holiday?: string) => ({
  open: false,
  closedReason,
  opensAt: parseNow(opens),
  ...(holiday ? { holiday } : {}),
})

describe('reception in Bình Dương, Monday 23/11/2026, to the minute', () => {
  it.each([
    ['00:00', closed('before-hours', '2026-11-23T07:30')],
    ['07:29:59.999', closed('before-hours', '2026-11-23T07:30')],
    ['07:30', until('2026-11-23T11:00')],
    ['10:59:59.999', until('2026-11-23T11:00')],
    ['11:00', closed('after-cut-off', '2026-11-23T13:00')],
    ['11:29', closed('after-cut-off', '2026-11-23T13:00')],
    ['11:30', closed('lunch', '2026-11-23T13:00')],
    ['12:59', closed('lunch', '2026-11-23T13:00')],
    ['13:00', until('2026-11-23T16:30')],
    ['16:29', until('2026-11-23T16:30')],
    // The next day is the holiday of 24/11.
    ['16:30', closed('after-cut-off', '2026-11-25T07:30')],
    ['17:00', closed('after-hours', '2026-11-25T07:30')],
    ['23:59', closed('after-hours', '2026-11-25T07:30')],
  ])('%s', (time, opening) => expect(at(`2026-11-23T${time}`)).toEqual(opening))
})

describe('results and advice go on to the end of working hours', () => {
  it.each(['result', 'advice'] as const)('%s', (kind) => {
    expect(at('2026-11-23T11:29', binhDuong, kind)).toEqual(until('2026-11-23T11:30'))
    expect(at('2026-11-23T11:30', binhDuong, kind)).toEqual(closed('lunch', '2026-11-23T13:00'))
    expect(at('2026-11-23T16:59', binhDuong, kind)).toEqual(until('2026-11-23T17:00'))
    expect(at('2026-11-23T17:00', binhDuong, kind)).toEqual(closed('after-hours', '2026-11-25T07:30'))
  })
})

describe('reception in Kon Tum has no cut-off of its own', () => {
  it.each([
    ['06:59', closed('before-hours', '2026-11-23T07:00')],
    ['07:00', until('2026-11-23T11:00')],
    ['11:00', closed('lunch', '2026-11-23T13:00')],
    ['16:59', until('2026-11-23T17:00')],
    ['17:00', closed('after-hours', '2026-11-25T07:00')],
  ])('%s', (time, opening) => expect(at(`2026-11-23T${time}`, konTum)).toEqual(opening))
})

describe('days off', () => {
  it('names the holiday', () => {
    expect(at('2026-11-24T09:00')).toEqual(closed('day-off', '2026-11-25T07:30', 'Ngày Văn hóa Việt Nam'))
  })

  it('finds the first day after Tết, weekends included', () => {
    expect(at('2026-02-13T16:45')).toEqual(closed('after-cut-off', '2026-02-23T07:30'))
    expect(at('2026-02-14T09:00')).toEqual(closed('day-off', '2026-02-23T07:30'))
    expect(at('2026-02-17T09:00')).toEqual(closed('day-off', '2026-02-23T07:30', 'Tết Bính Ngọ'))
  })

  it('works on the Saturday that is exchanged, with the hours of a Monday, and not on its Monday', () => {
    expect(at('2026-08-22T09:00')).toEqual(until('2026-08-22T11:00'))
    expect(at('2026-08-22T11:00')).toEqual(closed('after-cut-off', '2026-08-22T13:00'))
    expect(at('2026-08-21T17:00')).toEqual(closed('after-hours', '2026-08-22T07:30'))
    expect(at('2026-08-29T09:00')).toEqual(closed('day-off', '2026-09-03T07:30'))
    expect(at('2026-08-31T09:00')).toEqual(closed('day-off', '2026-09-03T07:30', 'Nghỉ hoán đổi dịp Quốc khánh'))
  })

  it('gives that Saturday full hours also where Saturdays are half days', () => {
    const saturdayMorning: Hours = {
      ...konTum,
      days: { ...konTum.days, 6: { working: [['07:00', '11:00']], reception: [['07:00', '11:00']] } },
    }
    expect(at('2026-08-22T14:00', saturdayMorning)).toEqual(until('2026-08-22T17:00'))
    expect(at('2026-08-29T14:00', saturdayMorning)).toMatchObject({ open: false, closedReason: 'after-hours' })
  })
})

describe('the edges of the table', () => {
  it('says that hours are not configured, and promises nothing', () => {
    expect(at('2026-11-23T09:00', null)).toEqual({ open: false, closedReason: 'not-configured' })
  })

  it('never closes all day, on any day, in the demonstration', () => {
    for (const text of ['2026-11-24T00:00', '2026-02-17T23:59:59.999', '2026-11-29T12:00']) {
      expect(at(text, allDay)).toEqual({ open: true })
    }
  })

  it('goes on over midnight, and stops there when the next day does not go on', () => {
    const night = week('12', [['18:00', '24:00']])
    expect(at('2026-11-23T23:59', night)).toEqual(until('2026-11-24T00:00'))
    const span = (from: string, to: string) => ({ working: [[from, to]], reception: [[from, to]] })
    const days = { 1: span('18:00', '24:00'), 2: span('00:00', '02:00') }
    const overMidnight = hoursShape.parse({ days, holidays: false })
    expect(at('2026-11-23T23:59', overMidnight)).toEqual(until('2026-11-24T02:00'))
    expect(at('2026-11-24T00:00', overMidnight)).toEqual(until('2026-11-24T02:00'))
  })

  it('joins spans that meet and takes them in any order', () => {
    const split = week('1', [
      ['13:00', '17:00'],
      ['10:00', '13:00'],
      ['08:00', '10:00'],
    ])
    expect(at('2026-11-23T08:00', split)).toEqual(until('2026-11-23T17:00'))
  })

  it('calls it lunch, not cut-off, when reception of the half-day has not begun', () => {
    const lateStart = week(
      '1',
      [
        ['07:30', '11:30'],
        ['13:00', '17:00'],
      ],
      [
        ['07:30', '11:00'],
        ['13:30', '16:30'],
      ],
    )
    expect(at('2026-11-23T13:10', lateStart)).toEqual(closed('lunch', '2026-11-23T13:30'))
    expect(at('2026-11-23T07:00', lateStart).closedReason).toBe('before-hours')
  })

  it('promises no opening when none comes within 60 days', () => {
    expect(at('2026-11-23T09:00', week('', []))).toEqual({ open: false, closedReason: 'day-off' })
  })

  it('looks ahead with the hours of the day that it finds', () => {
    const summer = week('12345', [['06:30', '11:00']])
    const hours = (date: string) => (date < '2026-11-25' ? konTum : summer)
    const now = parseNow('2026-11-23T18:00')
    expect(openingAt({ hours, holidays, kind: 'result', now }).opensAt).toBe(parseNow('2026-11-25T06:30'))
  })
})

it('is true to its own promises at any minute of 2026', () => {
  const minute = fc.integer({ min: 0, max: 365 * 1440 - 1 }).map((n) => parseNow('2026-01-01') + n * 60_000)
  const kinds = fc.constantFrom<ServiceKind>('reception', 'result', 'advice')
  fc.assert(
    fc.property(minute, kinds, fc.constantFrom(binhDuong, konTum), (now, kind, hours) => {
      const opening = (ms: number) => openingAt({ hours, holidays, kind, now: ms })
      const here = opening(now)
      const change = (here.open ? here.closesAt : here.opensAt) as number
      expect(change).toBeGreaterThan(now)
      expect(opening(change - 1).open).toBe(here.open)
      expect(opening(change).open).toBe(!here.open)
    }),
  )
})
