/** What a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/

/**
 * Rows as a CSV that spreadsheets open with all Vietnamese letters: UTF-8 with its mark, CRLF, every cell in quotes. A cell
 * that would be a formula begins with an apostrophe.
 */
export function toCsv(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string => `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
  return `\u{FEFF}${[head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`
}
