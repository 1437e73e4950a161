import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ticketsLeft } from './paper-left.ts'

const mm = fc.integer({ min: 1, max: 500_000 })

test('what is left is whole, never less than nothing, and fits on the roll', () => {
  fc.assert(
    fc.property(mm, mm, fc.integer({ min: 20, max: 2_000 }), (rollMm, usedMm, ticketMm) => {
      const left = ticketsLeft({ rollMm, usedMm, ticketMm })
      expect(Number.isInteger(left)).toBe(true)
      expect(left).toBeGreaterThanOrEqual(0)
      expect(left === 0 || usedMm + left * ticketMm < rollMm).toBe(true)
    }),
  )
})

test('each ticket that comes out leaves one less, until none is left', () => {
  const roll = { rollMm: 13_000, ticketMm: 120 }
  const lefts = Array.from({ length: 110 }, (_, n) => ticketsLeft({ ...roll, usedMm: n * 120 }))
  expect([lefts[0], lefts[1], lefts[99], lefts[100], lefts[109]]).toEqual([100, 99, 1, 0, 0])
})
