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
