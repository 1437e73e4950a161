import type { BurstKind } from '../../api/rating-views.ts'

/** What the rule looks at. Times are ms since 1970. */
export type GivenRating = {
  readonly counterId: string
  readonly at: number
  readonly level: number
  /** When the service ended, and how long it lasted in ms. */
  readonly endedAt: number
  readonly serviceMs: number
}

export type Burst = {
  readonly counterId: string
  readonly kind: BurstKind
  readonly from: number
  readonly to: number
  readonly count: number
}

const SECOND = 1_000
const MINUTE = 60 * SECOND

/**
 * What citizens do not do in a row (KT-5.2e: no untrue ratings; peers.md §6). No single rating is suspicious: somebody
 * asks one question and is pleased. So each rule needs several ratings of one counter close together.
 */
export const RULES = {
  /** The same level so often in so short a time. */
  'same-level': { count: 6, within: 5 * MINUTE },
  /** Rated before a citizen can have read the question. */
  'too-soon': { count: 3, within: 15 * MINUTE, afterEnd: 1.5 * SECOND },
  /** About services that were over before anybody could be served. */
  'short-service': { count: 3, within: 15 * MINUTE, lasted: 20 * SECOND },
} as const

/**
 * Groups of ratings that a director should look at; it says that something is unusual, not that somebody cheats.
 * @param ratings of any counters, in any order; only those from tablets
 */
export function findBursts(ratings: readonly GivenRating[]): Burst[] {
  const byCounter = Map.groupBy(
    [...ratings].sort((a, b) => a.at - b.at),
    ({ counterId }) => counterId,
  )
  return [...byCounter]
    .flatMap(([counterId, own]) => ofCounter(own).map((burst) => ({ counterId, ...burst })))
    .sort((a, b) => a.from - b.from)
}

function ofCounter(own: readonly GivenRating[]): Omit<Burst, 'counterId'>[] {
  const levels = [...Map.groupBy(own, ({ level }) => level).values()]
  const soon = own.filter(({ at, endedAt }) => at - endedAt < RULES['too-soon'].afterEnd)
  const short = own.filter(({ serviceMs }) => serviceMs < RULES['short-service'].lasted)
  return [
    ...levels.flatMap((same) => dense('same-level', same)),
    ...dense('too-soon', soon),
    ...dense('short-service', short),
  ]
}

/** Stretches of a list in order of time where `count` of them lie within the time of the rule, joined when they overlap. */
function dense(kind: BurstKind, times: readonly GivenRating[]): Omit<Burst, 'counterId'>[] {
  const { count, within } = RULES[kind]
  const found: { first: number; last: number }[] = []
  for (let last = count - 1; last < times.length; last++) {
    const first = last - count + 1
    if (at(times, last) - at(times, first) > within) continue
    const before = found.at(-1)
    if (before && first <= before.last) before.last = last
    else found.push({ first, last })
  }
  return found.map(({ first, last }) => ({
    kind,
    from: at(times, first),
    to: at(times, last),
    count: last - first + 1,
  }))
}

const at = (times: readonly GivenRating[], index: number): number => times[index]?.at ?? 0
