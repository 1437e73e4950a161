import fc from 'fast-check'
import { expect, it } from 'vitest'
import { LONGEST_WAIT_MS, retryAfterMs, retryDelay } from './retry.ts'

it('doubles its bound from two seconds to a quarter of an hour', () => {
  const bounds = [1, 2, 3, 8, 9, 10, 60].map((failures) => retryDelay(failures, 0.999_999_999) / 1_000)
  expect(bounds.map(Math.round)).toEqual([2, 4, 8, 256, 512, 900, 900])
})

it('uses the whole of its bound: full jitter', () => {
  expect([0, 0.25, 0.5].map((chance) => retryDelay(4, chance))).toEqual([0, 4_000, 8_000])
})

it('never waits longer than the cap, nor shorter than the other side wishes', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (failures, chance) => {
        expect(retryDelay(failures, chance)).toBeLessThanOrEqual(LONGEST_WAIT_MS)
        expect(retryDelay(failures, chance, 30_000)).toBeGreaterThanOrEqual(30_000)
      },
    ),
  )
})

it('reads Retry-After as seconds and as a date, and leaves nonsense out', () => {
  const now = Date.parse('2026-11-23T08:00:00Z')
  const read = (header: string | null): number | undefined => retryAfterMs(header, now)
  expect(read('120')).toBe(120_000)
  expect(read('Mon, 23 Nov 2026 08:00:30 GMT')).toBe(30_000)
  // By a clock that is wrong by a year the date says nothing.
  expect(retryAfterMs('Mon, 23 Nov 2026 08:00:30 GMT', now - 365 * 86_400_000)).toBeUndefined()
  expect([read('999999'), read('-5'), read('soon'), read(''), read(null)]).toEqual([
    3_600_000,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})
