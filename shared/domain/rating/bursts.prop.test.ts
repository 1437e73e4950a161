import fc from 'fast-check'
import { expect, it } from 'vitest'
import { RULES, findBursts } from './bursts.ts'
import type { GivenRating } from './bursts.ts'

const rating: fc.Arbitrary<GivenRating> = fc
  .record({
    counterId: fc.constantFrom('C1', 'C2'),
    at: fc.integer({ min: 0, max: 3_600_000 }),
    level: fc.integer({ min: 1, max: 5 }),
    wait: fc.integer({ min: 0, max: 60_000 }),
    serviceMs: fc.integer({ min: 0, max: 600_000 }),
  })
  .map(({ wait, ...one }) => ({ ...one, endedAt: one.at - wait }))

it('a group has what its rule asks for, whatever the order in which ratings are told', () => {
  fc.assert(
    fc.property(fc.array(rating, { maxLength: 60 }), (ratings) => {
      const found = findBursts(ratings)
      expect(findBursts([...ratings].reverse())).toEqual(found)
      for (const { counterId, kind, from, to, count } of found) {
        expect(count).toBeGreaterThanOrEqual(RULES[kind].count)
        const inside = ratings.filter((one) => one.counterId === counterId && one.at >= from && one.at <= to)
        expect(inside.length).toBeGreaterThanOrEqual(count)
      }
    }),
  )
})
