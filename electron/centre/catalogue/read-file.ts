import { parse } from 'csv-parse/sync'
import { nationalList, readNational } from '../../../shared/domain/catalogue/read-national.ts'
import type { RawRow } from '../../../shared/domain/catalogue/raw-row.ts'
import { findHeads, readTable } from '../../../shared/domain/catalogue/read-table.ts'
import { FileRefusal, MOST_ROWS } from './file-refusal.ts'
import { readText } from './read-text.ts'
import type { Encoding } from './read-text.ts'
import { readXlsx } from './read-xlsx.ts'

export type FileFormat = 'csv' | 'xlsx' | 'json'
export type CatalogueFile = {
  readonly format: FileFormat
  readonly encoding: Encoding
  readonly rows: readonly RawRow[]
  /** Heads of columns that say nothing to us. */
  readonly unknownColumns: readonly string[]
}

const ZIP = [0x50, 0x4b, 0x03, 0x04]
/** Excel of before 2007, and workbooks with a password. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0]
const isOf = (bytes: Uint8Array, signs: readonly number[]): boolean => signs.every((sign, i) => bytes[i] === sign)

/**
 * Reads a list of procedures, whatever its name says: by content, a workbook, JSON or a table of text.
 * @throws FileRefusal with the code of what is wrong
 */
export function readFile(bytes: Uint8Array): CatalogueFile {
  if (bytes.length === 0) throw new FileRefusal('CATALOGUE_EMPTY')
  if (isOf(bytes, OLE)) throw new FileRefusal('CATALOGUE_OLD_EXCEL')
  if (isOf(bytes, ZIP)) return tableFile('xlsx', 'utf-8', readXlsx(bytes))
  const { text, encoding } = readText(bytes)
  const plain = text.replace(/^\uFEFF/, '')
  if (/^\s*[[{]/.test(plain)) return jsonFile(plain, encoding)
  if (/^\s*</.test(plain) || plain.startsWith('%PDF')) throw new FileRefusal('CATALOGUE_FILE_TYPE')
  return tableFile('csv', encoding, readCsv(plain))
}

function jsonFile(text: string, encoding: Encoding): CatalogueFile {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new FileRefusal('CATALOGUE_FILE_BROKEN', { format: 'json' })
  }
  const list = nationalList(value)
  if (list === null || list.length === 0) throw new FileRefusal('CATALOGUE_EMPTY')
  if (list.length > MOST_ROWS) throw new FileRefusal('CATALOGUE_TOO_LARGE', { rows: list.length })
  return { format: 'json', encoding, rows: readNational(list), unknownColumns: [] }
}

/** The sign between cells is the one that the first lines have most of, outside of quotes. */
function delimiterOf(text: string): string {
  const head = text.slice(0, 20_000).replaceAll(/"(?:[^"]|"")*"/g, '')
  const counts = [';', ',', '\t'].map((sign) => ({ sign, count: head.split(sign).length }))
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).sign
}

const MOST_RECORD = 200_000

function readCsv(text: string): string[][] {
  try {
    return parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: MOST_RECORD,
      to: MOST_ROWS + 100,
    })
  } catch {
    throw new FileRefusal('CATALOGUE_FILE_BROKEN', { format: 'csv' })
  }
}

function tableFile(format: FileFormat, encoding: Encoding, table: string[][]): CatalogueFile {
  const heads = findHeads(table)
  if (heads === null) throw new FileRefusal('CATALOGUE_NO_HEADS')
  const rows = readTable(table, heads)
  if (rows.length === 0) throw new FileRefusal('CATALOGUE_EMPTY')
  if (rows.length > MOST_ROWS) throw new FileRefusal('CATALOGUE_TOO_LARGE', { rows: rows.length })
  return { format, encoding, rows, unknownColumns: heads.unknown }
}
