import { expect, test } from 'vitest'
import { isWorkingDay, nextWorkingDay } from './working-day.ts'

const holidays = [
  { date: '2026-11-24', kind: 'off', name: 'Ngày Văn hóa Việt Nam', source: 'law-facts §10.3' },
  { date: '2026-08-22', kind: 'worked', name: 'Làm bù', source: 'law-facts §10.3' },
] as const

test('Monday to Friday are worked, holidays are not, an exchanged Saturday is (BD-3.8)', () => {
  expect(isWorkingDay('2026-11-23', holidays)).toBe(true)
  expect(isWorkingDay('2026-11-21', holidays)).toBe(false)
  expect(isWorkingDay('2026-11-24', holidays)).toBe(false)
  expect(isWorkingDay('2026-08-22', holidays)).toBe(true)
})

test('the next working day passes over weekends and holidays', () => {
  expect(nextWorkingDay('2026-11-20', holidays)).toBe('2026-11-23')
  expect(nextWorkingDay('2026-11-23', holidays)).toBe('2026-11-25')
  expect(nextWorkingDay('2026-08-21', holidays)).toBe('2026-08-22')
})
