import { birthYearIn } from './citizen-card.ts'

/** `length`: digits alone, but not 12 of them; `birth`: the year in the number is not the year of birth. */
export type IdentityDoubt = 'length' | 'birth'

const DIGITS = 12

/**
 * What looks odd about the number of a person as it was typed: a digit more or less makes a legal slip name somebody else.
 * A doubt, never a refusal: passports may have digits alone (forms.md §2, line 7; national-data §1.4).
 * @param birthDate `YYYY-MM-DD`; null when it is not known
 */
export function identityDoubt(identity: string, birthDate: string | null): IdentityDoubt | null {
  if (!/^\d+$/.test(identity)) return null
  if (identity.length !== DIGITS) return 'length'
  return birthDate !== null && Number(birthDate.slice(0, 4)) !== birthYearIn(identity) ? 'birth' : null
}
