import { expect, it } from 'vitest'
import { formatNumber } from './ticket-number.ts'

it.each([
  ['A', 1, 'A001'],
  ['B', 42, 'B042'],
  ['Đ', 999, 'Đ999'],
  ['A', 1000, 'A1000'],
  ['A', 10000, 'A10000'],
] as const)('%s %i is %s', (letter, no, number) => expect(formatNumber(letter, no)).toBe(number))

it.each([0, -1, 1.5, Number.NaN])('refuses the running number %s', (no) => {
  expect(() => formatNumber('A', no)).toThrow(/running number/)
})
