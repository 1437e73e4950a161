import { expect, test } from 'vitest'
import { parseNow } from '../time/vietnam-time.ts'
import { KEEP, expiredBackups } from './keep-backups.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const START = parseNow('2026-09-07T07:30')

/** Lives through some days with a backup each hour from 07:30 to 16:30, Monday to Friday. @returns what is left */
function live(days: number): { left: string[]; now: number } {
  let left: { name: string; takenAt: number }[] = []
  let now = START
  for (let day = 0; day < days; day += 1) {
    if (day % 7 > 4) continue
    for (let hour = 0; hour < 10; hour += 1) {
      now = START + day * DAY_MS + hour * HOUR_MS
      left.push({ name: new Date(now).toISOString(), takenAt: now })
      const gone = new Set(expiredBackups(left, KEEP, now))
      left = left.filter(({ name }) => !gone.has(name))
    }
  }
  return { left: left.map(({ name }) => name), now }
}

test('the newest ones, one of each day and one of each week are left, and nothing older than the bound', () => {
  const { left, now } = live(75)
  const ages = left.map((name) => (now - Date.parse(name)) / DAY_MS)
  expect(Math.max(...ages)).toBeLessThanOrEqual(KEEP.mostDays)
  // 24 in the last three days, eleven further days, and the weeks before those.
  expect([left.length, ages.filter((age) => age < 3).length]).toEqual([24 + 11 + 1, 24])
  expect(Math.max(...ages)).toBeGreaterThan(20)
})

test('the bound goes before all counts, but the newest is never removed', () => {
  const days = Array.from({ length: 40 }, (_, i) => ({ name: `${i}`, takenAt: START + i * DAY_MS }))
  const all = { ...KEEP, newest: 99, days: 99, weeks: 99 }
  const gone = expiredBackups(days, all, START + 39 * DAY_MS)
  expect(gone.toSorted()).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8'])
  expect(expiredBackups([{ name: 'only', takenAt: START }], KEEP, START + 9 * DAY_MS)).toEqual([])
})

test('a clock that leaps ahead takes no backup with it, until it has stood for some days', () => {
  const before = live(30).left.map((name) => ({ name, takenAt: Date.parse(name) }))
  const leapt = START + 400 * DAY_MS
  const first = { name: 'leapt', takenAt: leapt }
  expect(expiredBackups([...before, first], KEEP, leapt)).toEqual([])
  const second = { name: 'next day', takenAt: leapt + DAY_MS }
  expect(expiredBackups([...before, first, second], KEEP, leapt + DAY_MS)).toEqual([])
  const third = { name: 'third day', takenAt: leapt + 2 * DAY_MS }
  expect(expiredBackups([...before, first, second, third], KEEP, leapt + 2 * DAY_MS)).toHaveLength(before.length)
})

test('a clock that was ahead for a while takes its backups with it when it is right again; one set back takes none', () => {
  const now = START + 30 * DAY_MS
  const before = live(30).left.map((name) => ({ name, takenAt: Date.parse(name) }))
  const ahead = { name: 'ahead', takenAt: now + 400 * DAY_MS }
  const right = { name: 'right', takenAt: now }
  expect(expiredBackups([...before, ahead, right], KEEP, now)).toContain('ahead')
  expect(expiredBackups([...before, ahead], KEEP, now, false), 'its work may be in no other yet').not.toContain('ahead')
  const back = START - 20 * DAY_MS
  expect(expiredBackups([...before, { name: 'back', takenAt: back }], KEEP, back)).toEqual([])
})
