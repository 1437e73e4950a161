/**
 * The next receipt of feedback on a business day: `PA261123-004`, day and a number that runs from 001; it has no place
 * in a law, only to be short enough to write down.
 * @param date `YYYY-MM-DD`
 * @param before how many were given on that day before
 */
export function nextReceipt(date: string, before: number): string {
  return `PA${date.slice(2).replaceAll('-', '')}-${String(before + 1).padStart(3, '0')}`
}
