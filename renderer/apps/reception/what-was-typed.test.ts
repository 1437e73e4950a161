import { describe, expect, test } from 'vitest'
import { atLocal } from '../../../shared/domain/time/vietnam-time.ts'
import { numbersTyped, timeTyped } from './what-was-typed.ts'

describe('numbers', () => {
  test.each([
    ['501-503, 507', [501, 502, 503, 507]],
    ['507 501–502', [501, 502, 507]],
    ['3, 3', [3]],
    ['', []],
    ['503-501', null],
    ['A501', null],
    ['501-', null],
  ])('%j', (text, numbers) => {
    expect(numbersTyped(text)).toEqual(numbers)
  })
})

describe('a time of day', () => {
  const now = atLocal('2026-11-23', '10:00')
  test.each(['9:05', '09:05', '9h05', '9 giờ 05', '905', '9.05', ' 0905 '])('%j is five past nine', (text) => {
    expect(timeTyped(text, now)).toBe(atLocal('2026-11-23', '09:05'))
  })
  test.each(['', '9', '25:00', '9:60', 'chín giờ', '9:5'])('%j is none', (text) => {
    expect(timeTyped(text, now)).toBeNull()
  })
})
