import type { BodyOf } from '../../../shared/api/operations.ts'
import { isLow, levelsOf as scaleOf } from '../../../shared/domain/rating/scale.ts'
import type { Words } from '../../../shared/i18n/vi.ts'

export type Scale = 3 | 5

/**
 * What a citizen says of a service: level 1 (worst) to the scale, perhaps another for the process of settlement
 * (BD-18.2b), codes of reasons, own words or an empty text, and a telephone number or none. `consents`: the number may
 * be kept.
 */
export type Rating = {
  level: number
  process: number | null
  reasons: string[]
  comment: string
  phone: string
  consents: boolean
}

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

/** A telephone number of Viet Nam in the form that the centre takes, or null: `+84 912 345 678` is `0912345678`. */
export function phoneNumber(text: string): string | null {
  const digits = text.replace(/[\s.()-]/g, '').replace(/^(\+84|0084|84(?=\d{9}$))/, '0')
  return /^0\d{9,10}$/.test(digits) ? digits : null
}

/** What goes to the centre: only what was said, and a number only with consent. */
export function ratingBody(token: string, rating: Rating): BodyOf<'rateService'> {
  const { level, process, reasons, phone, consents } = rating
  const comment = rating.comment.trim()
  const number = consents ? phoneNumber(phone) : null
  return {
    token,
    level,
    ...(process === null ? {} : { process }),
    ...(reasons.length > 0 ? { reasons } : {}),
    ...(comment ? { comment } : {}),
    ...(number ? { followUp: { phone: number, consent: true as const } } : {}),
  }
}
