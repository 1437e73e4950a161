import { isLow, levelsOf as scaleOf } from '../../../shared/domain/rating/scale.ts'
import type { Words } from '../../../shared/i18n/vi.ts'

export type Scale = 3 | 5

/** What a citizen says of a service: level 1 (worst) to the scale, codes of reasons, own words or an empty text. */
export type Rating = { level: number; reasons: string[]; comment: string }

/** The levels from best to worst. */
export const levelsOf = (scale: Scale): number[] => scaleOf(scale).map(({ level }) => level)

/** Low levels ask for reasons. */
export const needsDetails = isLow

/** The words of a level. @throws when the level is not on the scale: a programming error */
export function levelWords(words: Words, level: number, scale: Scale): string {
  const all: Record<number, string> = scale === 5 ? words.rating.levels : words.rating.threeLevels
  const found = all[level]
  if (found === undefined) throw new Error(`no level ${level} on a scale of ${scale}`)
  return found
}
