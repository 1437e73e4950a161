import { expect, test } from 'vitest'
import { codeFloor, numbersLost, ticketFloor } from './number-gap.ts'

const HOUR_MS = 3_600_000

test('as many numbers are passed over as may have been given, and never more than events are lost', () => {
  expect(numbersLost({ from: 0, until: HOUR_MS, events: null })).toBe(60)
  expect(numbersLost({ from: 0, until: 60_000, events: null })).toBe(20)
  expect(numbersLost({ from: 0, until: 60_000, events: 3 })).toBe(3)
  expect(numbersLost({ from: 0, until: 72 * HOUR_MS, events: null })).toBe(400)
  expect(numbersLost({ from: HOUR_MS, until: 0, events: 0 })).toBe(0)
})

test('tickets go on with a round hundred, dossier codes leave the day half of its range', () => {
  expect([ticketFloor(37, 60), ticketFloor(37, 64), ticketFloor(0, 20), ticketFloor(37, 0)]).toEqual([100, 200, 100, 0])
  expect([codeFloor(12, 9_999, 60), codeFloor(90, 99, 60), codeFloor(99, 99, 60)]).toEqual([72, 94, 99])
})
