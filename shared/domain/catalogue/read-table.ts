import { searchText } from '../../i18n/search-text.ts'
import type { Procedure } from '../events/config-events.ts'
import { COLUMNS, finding } from './finding.ts'
import type { Column, Finding } from './finding.ts'
import type { Limit, RawRow } from './raw-row.ts'
import { readComponents } from './read-components.ts'
import { limitOf } from './read-limit.ts'

/** How a column may be headed, without accents; the first is that of our own template. */
export const HEADINGS: Readonly<Record<Column, readonly string[]>> = {
  code: ['ma tthc', 'ma thu tuc', 'ma so tthc', 'ma so thu tuc', 'ma thu tuc hanh chinh', 'ma so', 'ma'],
  name: ['ten thu tuc hanh chinh', 'ten tthc', 'ten thu tuc', 'thu tuc hanh chinh'],
  agency: ['co quan thuc hien', 'co quan', 'co quan giai quyet', 'don vi'],
  field: ['linh vuc'],
  level: ['cap thuc hien', 'cap', 'cap giai quyet'],
  limit: ['thoi han giai quyet', 'thoi han', 'thoi gian giai quyet'],
  limitDirect: ['thoi han truc tiep'],
  limitOnline: ['thoi han truc tuyen'],
  limitPostal: ['thoi han buu chinh'],
  fee: ['phi, le phi', 'phi le phi', 'phi va le phi', 'phi/le phi', 'le phi', 'phi'],
  components: ['thanh phan ho so', 'thanh phan', 'giay to'],
  cases: [],
  status: ['tinh trang', 'trang thai', 'hieu luc'],
  source: ['can cu', 'can cu phap ly', 'nguon', 'ghi chu'],
}

/** Where the columns stand; null: the table has no line that heads codes and names. */
export type Heads = {
  readonly line: number
  readonly at: ReadonlyMap<Column, number>
  readonly unknown: readonly string[]
}
const LOOKED_AT = 30

const plain = (cell: string | undefined): string =>
  searchText((cell ?? '').replaceAll(/\s+/g, ' ')).replace(/\s*[*:]+$/, '')

/** The line that heads the columns, among the first of a table: titles of decisions stand above it. */
export function findHeads(table: readonly (readonly string[])[]): Heads | null {
  for (const [line, cells] of table.slice(0, LOOKED_AT).entries()) {
    const heads = cells.map(plain)
    const at = new Map<Column, number>()
    for (const column of COLUMNS) {
      const place = HEADINGS[column].map((one) => heads.indexOf(one)).find((one) => one !== -1)
      if (place !== undefined) at.set(column, place)
    }
    if (!at.has('code') || !at.has('name')) continue
    const known = new Set(at.values())
    const unknown = cells.filter((cell, i) => cell.trim() !== '' && !known.has(i) && !/^(?:stt|tt)$/.test(plain(cell)))
    return { line, at, unknown }
  }
  return null
}

const ENDED = /^(?:bai bo|da bai bo|bi bai bo|het hieu luc|ngung|ngung ap dung|khong con hieu luc|huy bo|ended)$/
const ERROR = /^#(?:REF|N\/A|VALUE|DIV\/0|NAME|NULL|NUM)[!?]?$/

/** Rows of a table below its heads; lines without a word, and lines with a word in one cell (groups), are passed over. */
export function readTable(table: readonly (readonly string[])[], { line, at }: Heads): RawRow[] {
  return table.slice(line + 1).flatMap((cells, i) => {
    const filled = cells.filter((cell) => cell.trim() !== '').length
    return filled < 2 ? [] : [rowOf(cells, at, line + i + 2)]
  })
}

function rowOf(cells: readonly string[], at: ReadonlyMap<Column, number>, row: number): RawRow {
  const findings: Finding[] = []
  const cell = (column: Column): string => {
    const place = at.get(column)
    const text = place === undefined ? '' : (cells[place] ?? '').normalize('NFC').trim()
    if (!ERROR.test(text)) return text
    findings.push(finding('cell-error', column, { text }))
    return ''
  }
  const oneLine = (column: Column): string => cell(column).replaceAll(/\s+/g, ' ')
  return {
    row,
    code: oneLine('code'),
    name: oneLine('name'),
    agency: oneLine('agency'),
    field: oneLine('field'),
    level: at.has('level') ? levelOf(oneLine('level'), findings) : null,
    limits: limitsOf(at, oneLine, findings),
    // An empty cell says nothing: what was known stays.
    fee: feeOf(cell('fee')),
    components: orNull(readComponents(cell('components'), findings)),
    cases: null,
    isEnded: ENDED.test(plain(cell('status'))),
    source: at.has('source') ? oneLine('source') : null,
    findings,
  }
}

/** `Cấp tỉnh`, `Xã, tỉnh`, `Cả hai`; the district is no level any more since 1 July 2025. */
function levelOf(text: string, findings: Finding[]): Procedure['level'] | null {
  const words = searchText(text)
  if (words === '') return null
  const isBoth = /ca hai|hai cap/.test(words)
  const isProvince = isBoth || /\btinh\b|thanh pho|\bso\b/.test(words)
  const isCommune = isBoth || /\bxa\b|phuong|dac khu/.test(words)
  if (isProvince && isCommune) return 'both'
  if (isProvince) return 'province'
  if (isCommune) return 'commune'
  findings.push(finding(/\bbo\b|trung uong/.test(words) ? 'not-ours' : 'level-bad', 'level', { text }))
  return null
}

const CHANNEL_COLUMNS = [
  ['direct', 'limitDirect'],
  ['online', 'limitOnline'],
  ['postal', 'limitPostal'],
] as const satisfies readonly (readonly [Limit['channel'], Column])[]

/** Limits of the channels; a column for all of them fills those that have no column or no word of their own. */
function limitsOf(
  at: ReadonlyMap<Column, number>,
  cell: (column: Column) => string,
  findings: Finding[],
): Limit[] | null {
  const own = CHANNEL_COLUMNS.filter(([, column]) => at.has(column))
  if (!at.has('limit') && own.length === 0) return null
  const common = at.has('limit') ? cell('limit') : ''
  // Said once, not for each channel that it fills.
  const once: Finding[] = []
  const limits = CHANNEL_COLUMNS.flatMap(([channel, column]) => {
    const text = at.has(column) ? cell(column) : ''
    return (text === '' ? limitOf(channel, common, 'limit', once) : limitOf(channel, text, column, findings)) ?? []
  })
  const [first] = once
  if (first) findings.push(first)
  return orNull(limits)
}

const orNull = <T>(list: T[]): T[] | null => (list.length === 0 ? null : list)
/** The lines of a cell as parts of one text. */
const feeOf = (text: string): string | null => text.replaceAll(/\s*\n\s*/g, '; ').replaceAll(/[ \t]+/g, ' ') || null
