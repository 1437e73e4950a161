import type { Ids } from '../../../shared/kernel/ids.ts'
import { seeded } from '../../../shared/testkit/simulated-day.ts'
import type { Trail } from './trail.ts'

/** Chance that a seed decides. */
export type Chance = {
  /** At least 0 and below 1. */
  next(): number
  /** A whole number below this one. */
  upTo(most: number): number
  is(share: number): boolean
  one<T>(of: readonly T[]): T
  /** Identifiers that the seed decides too. */
  readonly ids: Ids
}

/** Chance and identifiers of a simulation: the same seed gives the same ones in the same order. */
export function chanceOf(seed: number, trail: Trail): Chance {
  const drawn = seeded(seed)
  const next = (): number => {
    const value = drawn()
    trail.note(`chance ${value}`)
    return value
  }
  const upTo = (most: number): number => Math.floor(next() * most)
  const hex = (): string =>
    upTo(2 ** 31)
      .toString(16)
      .padStart(8, '0')
  let n = 0
  return {
    ...{ next, upTo },
    is: (share) => next() < share,
    one: (of) => of[upTo(of.length)] as (typeof of)[number],
    ids: { next: () => `${(++n).toString(16).padStart(8, '0')}-${hex()}`, secret: () => hex() + hex() },
  }
}
