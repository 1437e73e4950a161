import { describe, expect, test } from 'vitest'
import { hours as hoursShape } from '../events/config-events.ts'
import type { Holiday } from '../events/config-events.ts'
import { parseNow } from '../time/vietnam-time.ts'
import { officeDay } from './office-day.ts'
import { openingAt } from './opening.ts'
import { isWorkingDay } from './working-day.ts'

const day = {
  working: [
    ['07:30', '11:30'],
    ['13:00', '17:00'],
  ],
  reception: [
    ['07:30', '11:00'],
    ['13:00', '16:30'],
  ],
}
const hours = hoursShape.parse({ days: { '1': day, '2': day, '3': day, '4': day, '5': day }, holidays: true })
/** Monday to Wednesday, 23 to 25 November 2026. */
const off = (date: string, part: 'morning' | 'afternoon'): Holiday => ({
  date,
  kind: 'off',
  name: 'Họp toàn thể',
  source: 'test',
  part,
})
const rows = [off('2026-11-24', 'morning'), off('2026-11-25', 'afternoon')]
const holidays = new Map(rows.map((row) => [row.date, row]))

const at = (text: string) => openingAt({ hours, holidays, kind: 'reception', now: parseNow(text) })

describe('a half-day off (law-facts §10.3)', () => {
  test('keeps the sessions of the other half', () => {
    expect(officeDay(hours, holidays, '2026-11-24')).toEqual({
      working: [{ from: 780, to: 1020 }],
      reception: [{ from: 780, to: 990 }],
    })
    expect(officeDay(hours, holidays, '2026-11-25')).toEqual({
      working: [{ from: 450, to: 690 }],
      reception: [{ from: 450, to: 660 }],
    })
  })

  test('cuts a session that goes on over noon', () => {
    const through = hoursShape.parse({
      days: { '2': { working: [['08:00', '16:00']], reception: [['08:00', '16:00']] } },
      holidays: true,
    })
    expect(officeDay(through, holidays, '2026-11-24').working).toEqual([{ from: 720, to: 960 }])
  })

  test('gives no numbers then, and says when they are given again', () => {
    expect(at('2026-11-24T09:00')).toEqual({
      open: false,
      closedReason: 'before-hours',
      opensAt: parseNow('2026-11-24T13:00'),
    })
    expect(at('2026-11-24T14:00')).toEqual({ open: true, closesAt: parseNow('2026-11-24T16:30') })
    expect(at('2026-11-25T14:00')).toEqual({
      open: false,
      closedReason: 'after-hours',
      opensAt: parseNow('2026-11-26T07:30'),
    })
  })

  test('is a working day all the same; on a Sunday it makes none', () => {
    expect(isWorkingDay('2026-11-24', rows)).toBe(true)
    expect(isWorkingDay('2026-11-22', [off('2026-11-22', 'morning')])).toBe(false)
    expect(officeDay(hours, new Map([['2026-11-22', off('2026-11-22', 'morning')]]), '2026-11-22')).toEqual({
      working: [],
      reception: [],
    })
  })
})
