import { expect, it } from 'vitest'
import { FRESH_MS, isFresh, seeCalls } from './fresh-calls.ts'

const call = (ticketId: string, calls: number, calledAt: number) => ({ ticketId, calls, calledAt })
const NOW = 1_795_395_600_000

it('marks a new call for ten seconds from its painting, whatever the clocks say', () => {
  const begun = seeCalls(null, [], NOW, 1_000)
  const a = call('a', 1, NOW + 3_600_000)
  const seen = seeCalls(begun, [a], NOW, 5_000)
  expect(isFresh(seen, a, 5_000)).toBe(true)
  expect(isFresh(seen, a, 5_000 + FRESH_MS - 1)).toBe(true)
  expect(isFresh(seen, a, 5_000 + FRESH_MS)).toBe(false)
})

it('marks a recall again, and nothing else', () => {
  const a = call('a', 1, NOW)
  const b = call('b', 1, NOW)
  const first = seeCalls(seeCalls(null, [], NOW, 0), [a, b], NOW, 0)
  const again = call('a', 2, NOW + 60_000)
  const second = seeCalls(first, [again, b], NOW + 60_000, 60_000)
  expect(isFresh(second, again, 60_001)).toBe(true)
  expect(isFresh(second, b, 60_001)).toBe(false)
})

it('does not announce old calls when the page is loaded anew, but one of three seconds ago it does', () => {
  const old = call('a', 1, NOW - 60_000)
  const recent = call('b', 1, NOW - 3_000)
  const seen = seeCalls(null, [old, recent], NOW, 500)
  expect(isFresh(seen, old, 500)).toBe(false)
  expect(isFresh(seen, recent, 500)).toBe(true)
  expect(isFresh(seen, recent, 500 + FRESH_MS - 3_000)).toBe(false)
})

it('keeps the same value while nothing changes, and forgets calls that have left', () => {
  const a = call('a', 1, NOW)
  const seen = seeCalls(null, [a], NOW, 0)
  expect(seeCalls(seen, [a], NOW + 1, 1)).toBe(seen)
  expect(seeCalls(seen, [], NOW + 2, 2).size).toBe(0)
})
