import { searchText } from '../../../../shared/i18n/search-text.ts'
import type { LeafShape, NamedShape } from './shape.ts'

export type RowValue = Readonly<Record<string, unknown>>

/** A row as it begins: nothing typed, nothing ticked. */
export const emptyRow = (fields: readonly NamedShape[]): RowValue =>
  Object.fromEntries(fields.flatMap(({ name, shape }) => (isList(shape) ? [[name, []]] : [])))

const isList = ({ kind }: LeafShape): boolean => kind === 'names' || kind === 'some-of' || kind === 'lines'

const LONGEST_CODE = 36
/** Means "in own words" wherever reasons are kept. */
const RESERVED = 'other'

/**
 * A code from words, for the journal: it keeps codes, and people never see them.
 * @param taken codes of the other rows
 */
export function codeOf(text: string, taken: readonly string[]): string {
  const plain = searchText(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+|-+$/g, '')
    .slice(0, LONGEST_CODE)
  const base = plain === '' || plain === RESERVED ? 'ly-do' : plain
  for (let n = 1; ; n += 1) {
    const code = n === 1 ? base : `${base}-${n}`
    if (!taken.includes(code)) return code
  }
}

/** Gives every row that has words but was not there before a code of its words; old rows keep theirs, whatever they say now. */
export function withCodes(rows: readonly RowValue[], kept: ReadonlySet<unknown>): RowValue[] {
  const done: RowValue[] = []
  const old = rows.flatMap(({ code }) => (kept.has(code) ? [String(code)] : []))
  for (const row of rows) {
    const taken = [...old, ...done.map(({ code }) => String(code))]
    done.push(kept.has(row['code']) ? row : { ...row, code: codeOf(String(row['text'] ?? ''), taken) })
  }
  return done
}

/** A list with one of its rows moved. */
export function moved<T>(rows: readonly T[], at: number, by: number): T[] {
  const row = rows[at]
  return row === undefined ? [...rows] : rows.toSpliced(at, 1).toSpliced(at + by, 0, row)
}
