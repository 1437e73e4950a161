/**
 * A ticket number as printed, shown and called: the letter of the service and its running number of the day (from 1),
 * in three digits and in as many as needed past 999: `A001`, `A999`, `A1000` (decisions.md 11). Priority tickets keep
 * the series of their service.
 */
export function formatNumber(letter: string, no: number): string {
  if (!Number.isSafeInteger(no) || no < 1) throw new Error(`not a running number: ${no}`)
  return letter + String(no).padStart(3, '0')
}
