import { expect, it } from 'vitest'
import { RULES, findBursts } from './bursts.ts'
import type { GivenRating } from './bursts.ts'

const MINUTE = 60_000
const SECOND = 1_000

/** A rating that nobody would wonder about: ten seconds after six minutes at the counter. */
const given = (at: number, change: Partial<GivenRating> = {}): GivenRating => ({
  counterId: 'C1',
  at,
  level: 5,
  endedAt: at - 10 * SECOND,
  serviceMs: 6 * MINUTE,
  ...change,
})
const every = (ms: number, count: number, change: (n: number) => Partial<GivenRating> = () => ({})): GivenRating[] =>
  Array.from({ length: count }, (_, n) => given(n * ms, change(n)))

it('finds nothing in an ordinary day, however pleased everybody is', () => {
  expect(findBursts(every(2 * MINUTE, 200))).toEqual([])
  expect(findBursts([])).toEqual([])
})

it('finds the same level six times in five minutes, once for the whole stretch', () => {
  expect(findBursts(every(30 * SECOND, 9))).toEqual([
    { counterId: 'C1', kind: 'same-level', from: 0, to: 4 * MINUTE, count: 9 },
  ])
  expect(findBursts(every(30 * SECOND, 5))).toEqual([])
  expect(findBursts(every(30 * SECOND, 9, (n) => ({ level: 1 + (n % 5) })))).toEqual([])
})

it('joins nothing over a pause, nor over counters', () => {
  const morning = every(30 * SECOND, 6)
  const later = morning.map((one) => given(one.at + 60 * MINUTE))
  expect(findBursts([...later, ...morning]).map(({ from, count }) => [from, count])).toEqual([
    [0, 6],
    [60 * MINUTE, 6],
  ])
  expect(findBursts(every(30 * SECOND, 9, (n) => ({ counterId: `C${n % 3}` })))).toEqual([])
})

it('finds ratings before anybody can have read the question', () => {
  const soon = every(4 * MINUTE, 3, (n) => ({ level: n + 1, endedAt: n * 4 * MINUTE - SECOND }))
  expect(findBursts(soon)).toEqual([{ counterId: 'C1', kind: 'too-soon', from: 0, to: 8 * MINUTE, count: 3 }])
  expect(findBursts(soon.slice(1))).toEqual([])
})

it('finds ratings of services that were over before they began', () => {
  const short = every(4 * MINUTE, 4, (n) => ({ level: n + 1, serviceMs: 5 * SECOND }))
  expect(findBursts(short)).toMatchObject([{ kind: 'short-service', count: 4 }])
  expect(findBursts(every(4 * MINUTE, 4, (n) => ({ level: n + 1, serviceMs: RULES['short-service'].lasted })))).toEqual(
    [],
  )
})
