import { expect, test } from 'vitest'
import { parseNow } from '../time/vietnam-time.ts'
import { loudnessAt } from './loudness.ts'

const STEPS = [
  { from: '11:00', percent: 50 },
  { from: '07:30', percent: 90 },
  { from: '17:00', percent: 0 },
]

test.each([
  ['07:29', 0],
  ['07:30', 90],
  ['10:59', 90],
  ['11:00', 50],
  ['16:59', 50],
  ['17:00', 0],
  ['23:59', 0],
])('at %s it is %i percent', (time, percent) => {
  expect(loudnessAt(STEPS, parseNow(`2026-11-23T${time}`), 80)).toBe(percent)
})

test('without steps the usual loudness holds', () => {
  expect(loudnessAt([], parseNow('2026-11-23T09:00'), 80)).toBe(80)
})
