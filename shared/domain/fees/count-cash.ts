import { NOTES } from './ledger.ts'

/** Cash as two people count it: how many of each note, and the rest as a sum; as typed. */
export type CashDraft = { readonly notes: Readonly<Record<number, string>>; readonly rest: string }
export const NO_CASH: CashDraft = { notes: {}, rest: '' }

const WHOLE = /^\d{0,12}$/
const read = (typed: string): number | null => {
  const digits = typed.replaceAll(/[\s.]/g, '')
  return WHOLE.test(digits) ? Number(digits) : null
}

/** What was counted, whole đồng; null when something typed is no number. */
export function countedCash({ notes, rest }: CashDraft): number | null {
  let sum = read(rest)
  for (const note of NOTES) {
    const pieces = read(notes[note] ?? '')
    sum = sum === null || pieces === null ? null : sum + pieces * note
  }
  return sum
}

/**
 * What was counted against what has to be there, whole đồng; null before anything is entered, and when something typed is
 * no number. Where nothing has to be there, nobody has to count.
 * @param system cash by the journal, đồng
 */
export function cashFound(cash: CashDraft, system: number): number | null {
  const isBegun = [cash.rest, ...Object.values(cash.notes)].some((typed) => typed.trim() !== '')
  return isBegun || system === 0 ? countedCash(cash) : null
}
