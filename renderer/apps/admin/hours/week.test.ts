import { expect, test } from 'vitest'
import type { Hours } from '../../../../shared/domain/events/config-events.ts'
import { EMPTY_WEEK, hoursOf, isComplete, mondayForAll, USUAL_DAY, weekOf, withDay, withPart } from './week.ts'

const monday = {
  working: [
    ['07:30', '11:30'],
    ['13:00', '17:00'],
  ],
  reception: [
    ['07:30', '11:00'],
    ['13:00', '16:30'],
  ],
}
const hours = {
  days: { '1': monday, '6': { working: [['07:30', '11:30']], reception: [['08:00', '11:00']] } },
  holidays: true,
} as Hours

test('hours pass through the editor unchanged', () => {
  expect(hoursOf(weekOf(hours))).toEqual(hours)
})

test('a stretch of work without reception stays one', () => {
  const { days } = weekOf({ days: { '1': { ...monday, reception: [['13:00', '16:30']] } }, holidays: true } as Hours)
  expect(hoursOf({ days, holidays: true }).days['1']?.reception).toEqual([['13:00', '16:30']])
})

test('Monday is copied to the working days and leaves the weekend alone', () => {
  const week = mondayForAll(withDay(EMPTY_WEEK, 0, USUAL_DAY))
  expect(Object.keys(hoursOf(week).days)).toEqual(['1', '2', '3', '4', '5'])
})

test('a new stretch follows the last one and is a time of the day', () => {
  expect(withPart(USUAL_DAY).at(-1)).toMatchObject({ from: '18:00', to: '20:00' })
  expect(withPart([{ from: '20:00', to: '24:00', receptionFrom: '', receptionTo: '' }]).at(-1)).toMatchObject({
    from: '21:00',
    to: '23:00',
  })
})

test('a week is complete when it has a day and every time is in order', () => {
  const [part] = USUAL_DAY
  if (!part) throw new Error('no part')
  expect(isComplete(EMPTY_WEEK)).toBe(false)
  expect(isComplete(withDay(EMPTY_WEEK, 0, USUAL_DAY))).toBe(true)
  expect(isComplete(withDay(EMPTY_WEEK, 0, [{ ...part, to: '' }]))).toBe(false)
  expect(isComplete(withDay(EMPTY_WEEK, 0, [{ ...part, to: '07:00' }]))).toBe(false)
})
