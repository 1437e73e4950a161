import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { startOfDay } from '../time/vietnam-time.ts'
import { inBlock, lastAfterPaper, nextNumber, PAPER_BLOCK, paperPlace, spreadArrivals } from './paper-numbers.ts'
import type { Placed } from './paper-numbers.ts'

const DAY = startOfDay('2026-11-23')
const minute = fc.integer({ min: 420, max: 1_020 })

describe('the place of somebody who is written down later', () => {
  test('is by arrival among all of the day, in whatever order the ranges are entered', () => {
    const entry = fc.record({ isPaper: fc.boolean(), at: minute })
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 40 }), (entries) => {
        // The kiosk's numbers in the order of the clock, then the papers in any order.
        const kiosk = entries
          .filter(({ isPaper }) => !isPaper)
          .map(({ at }) => at)
          .sort((a, b) => a - b)
        const day: Placed[] = kiosk.map((at, i) => ({ order: 100 + i * 3, arrivedAt: DAY + at * 60_000 }))
        for (const { at } of entries.filter(({ isPaper }) => isPaper)) {
          const arrivedAt = DAY + at * 60_000
          day.push({ arrivedAt, order: paperPlace(day, arrivedAt, DAY) })
        }
        const line = [...day].sort((a, b) => a.order - b.order).map(({ arrivedAt }) => arrivedAt)
        expect(line).toEqual([...line].sort((a, b) => a - b))
        expect(new Set(day.map(({ order }) => order)).size).toBe(day.length)
      }),
    )
  })

  test('stays apart from the places of its neighbours, also after a hundred million events', () => {
    const day = [{ order: 1e8, arrivedAt: DAY }]
    const one = paperPlace(day, DAY + 1_000, DAY)
    const two = paperPlace([...day, { order: one, arrivedAt: DAY + 1_000 }], DAY + 2_000, DAY)
    expect([1e8 < one, one < two, two < 1e8 + 1]).toEqual([true, true, true])
  })

  test.each([100, 1e8, 1e10])('of two who came together the one written first stands first, at %d', (order) => {
    const day = [{ order, arrivedAt: DAY }]
    const one = paperPlace(day, DAY + 3_600_000, DAY)
    const two = paperPlace([...day, { order: one, arrivedAt: DAY + 3_600_000 }], DAY + 3_600_000, DAY)
    expect([order < one, one < two, two < order + 1]).toEqual([true, true, true])
  })

  test.each([100, 1e8, 1e10])('of two who came together the one written first stands first, at %d', (order) => {
    const day = [{ order, arrivedAt: DAY }]
    const one = paperPlace(day, DAY + 1_000, DAY)
    const two = paperPlace([...day, { order: one, arrivedAt: DAY + 1_000 }], DAY + 1_000, DAY)
    expect([order < one, one < two, two < order + 1]).toEqual([true, true, true])
  })
})

test('a kiosk never gives a number of the block, nor one that is taken', () => {
  fc.assert(
    fc.property(fc.nat(700), fc.uniqueArray(fc.nat(720)), (last, held) => {
      const taken = new Set(held)
      const no = nextNumber(last, PAPER_BLOCK, (other) => taken.has(other))
      expect(no).toBeGreaterThan(last)
      expect([inBlock(PAPER_BLOCK, no), taken.has(no)]).toEqual([false, false])
    }),
  )
})

test.each([
  [15, 31, 31],
  [40, 31, 40],
  [15, 501, 15],
  [15, 600, 600],
])('a series that stands at %i and gets number %i from paper stands at %i', (last, no, after) => {
  expect(lastAfterPaper(last, PAPER_BLOCK, no)).toBe(after)
})

test('arrivals lie evenly between the first and the last', () => {
  expect(spreadArrivals(0, 30, 4)).toEqual([0, 10, 20, 30])
  expect(spreadArrivals(5, 9, 1)).toEqual([5])
})
