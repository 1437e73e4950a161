import { strFromU8, unzipSync } from 'fflate'
import type { UnzipFileInfo } from 'fflate'
import { SaxesParser } from 'saxes'
import { FileRefusal, MOST_ROWS } from './file-refusal.ts'

/** More than any list of procedures needs, and little enough to be read in memory. */
const MOST_UNPACKED_BYTES = 160 * 1024 * 1024
const MOST_PARTS = 2_000
const MOST_COLUMNS = 60
const MOST_CELL = 20_000
const SHEET = /^xl\/worksheets\/sheet\d+\.xml$/
const WANTED = /^(?:xl\/(?:workbook|sharedStrings)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/sheet\d+\.xml)$/

/**
 * The first visible sheet of a workbook as text cells. Formulas are refused: their values are those of the last program
 * that counted, and nobody sees from here what they point at. Macros, links and pictures are never unpacked.
 */
export function readXlsx(bytes: Uint8Array): string[][] {
  const parts = unpack(bytes)
  const sheet = firstSheet(parts)
  const strings = parts['xl/sharedStrings.xml'] ? sharedStrings(strFromU8(parts['xl/sharedStrings.xml'])) : []
  return sheetRows(strFromU8(sheet), strings)
}

/** Says no before anything is unpacked: the sizes stand in front, and what is larger than it says is cut off with an error. */
function unpack(bytes: Uint8Array): Record<string, Uint8Array> {
  let [count, total] = [0, 0]
  const filter = ({ name, originalSize }: UnzipFileInfo): boolean => {
    count += 1
    if (count > MOST_PARTS) throw new FileRefusal('CATALOGUE_TOO_LARGE', { parts: count })
    if (!WANTED.test(name)) return false
    total += originalSize
    if (total > MOST_UNPACKED_BYTES) throw new FileRefusal('CATALOGUE_TOO_LARGE', { bytes: total })
    return true
  }
  try {
    return unzipSync(bytes, { filter })
  } catch (error) {
    if (error instanceof FileRefusal) throw error
    throw new FileRefusal('CATALOGUE_FILE_BROKEN', { format: 'xlsx' })
  }
}

function firstSheet(parts: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const named = parts['xl/workbook.xml'] ? sheetIds(strFromU8(parts['xl/workbook.xml'])) : []
  const links = parts['xl/_rels/workbook.xml.rels']
    ? targets(strFromU8(parts['xl/_rels/workbook.xml.rels']))
    : new Map()
  const linked = named.flatMap((id) => parts[`xl/${String(links.get(id) ?? '').replace(/^\/?(?:xl\/)?/, '')}`] ?? [])
  const plain = Object.keys(parts)
    .filter((name) => SHEET.test(name))
    .sort()
    .flatMap((name) => parts[name] ?? [])
  const sheet = linked[0] ?? plain[0]
  if (!sheet) throw new FileRefusal('CATALOGUE_FILE_BROKEN', { format: 'xlsx' })
  return sheet
}

type Tag = { readonly name: string; readonly attributes: Readonly<Record<string, string>> }
type Handlers = { open: (tag: Tag) => void; text: (text: string) => void; close: (name: string) => void }
/** Without the prefix that some programs write before every name. */
const local = (name: string): string => name.slice(name.indexOf(':') + 1)

function walk(xml: string, { open, text, close }: Handlers): void {
  const parser = new SaxesParser({ xmlns: false, position: false })
  parser.on('doctype', () => {
    throw new FileRefusal('CATALOGUE_FILE_BROKEN', { format: 'xlsx' })
  })
  parser.on('opentag', (tag) => open({ name: local(tag.name), attributes: tag.attributes as Record<string, string> }))
  parser.on('text', text)
  parser.on('closetag', ({ name }) => close(local(name)))
  parser.on('error', () => {
    throw new FileRefusal('CATALOGUE_FILE_BROKEN', { format: 'xlsx' })
  })
  parser.write(xml).close()
}

const NOTHING = (): void => {}

/** Relation ids of the sheets that are shown, in the order of their tabs. */
function sheetIds(xml: string): string[] {
  const ids: string[] = []
  const open = ({ name, attributes }: Tag): void => {
    if (name === 'sheet' && (attributes['state'] ?? 'visible') === 'visible') ids.push(attributes['r:id'] ?? '')
  }
  walk(xml, { open, text: NOTHING, close: NOTHING })
  return ids
}

function targets(xml: string): Map<string, string> {
  const found = new Map<string, string>()
  const open = ({ name, attributes }: Tag): void => {
    if (name === 'Relationship') found.set(attributes['Id'] ?? '', attributes['Target'] ?? '')
  }
  walk(xml, { open, text: NOTHING, close: NOTHING })
  return found
}

/** The texts that cells point at; how they read aloud (`rPh`) is no part of them. */
function sharedStrings(xml: string): string[] {
  const strings: string[] = []
  let [text, isText, phonetic] = ['', false, 0]
  walk(xml, {
    open: ({ name }) => {
      if (name === 'si') text = ''
      if (name === 'rPh') phonetic += 1
      isText = name === 't' && phonetic === 0
    },
    text: (more) => {
      if (isText && text.length < MOST_CELL) text += more
    },
    close: (name) => {
      if (name === 't') isText = false
      if (name === 'rPh') phonetic -= 1
      if (name === 'si') strings.push(text)
    },
  })
  return strings
}

/** `C12` → 2, counted from 0. */
function columnOf(place: string): number {
  const letters = /^[A-Z]{1,3}/.exec(place)?.[0] ?? 'A'
  return letters.split('').reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

type Cell = { column: number; type: string; value: string }

function sheetRows(xml: string, strings: readonly string[]): string[][] {
  const rows: string[][] = []
  let [row, cell, isValue]: [string[], Cell | null, boolean] = [[], null, false]
  let next = 0
  walk(xml, {
    open: ({ name, attributes }) => {
      if (name === 'row') {
        row = []
        next = 0
        const at = Number(attributes['r'] ?? rows.length + 1)
        if (at > MOST_ROWS + 100 || rows.length > MOST_ROWS) throw new FileRefusal('CATALOGUE_TOO_LARGE', { rows: at })
        while (rows.length < at - 1) rows.push([])
      }
      if (name === 'c') {
        const column = attributes['r'] ? columnOf(attributes['r']) : next
        cell = { column, type: attributes['t'] ?? 'n', value: '' }
        next = column + 1
      }
      if (name === 'f') throw new FileRefusal('CATALOGUE_FORMULA', { row: rows.length + 1 })
      isValue = name === 'v' || (name === 't' && cell?.type === 'inlineStr')
    },
    text: (more) => {
      if (cell && isValue && cell.value.length < MOST_CELL) cell.value += more
    },
    close: (name) => {
      if (name === 'v' || name === 't') isValue = false
      if (name === 'c' && cell) {
        const { column, type, value } = cell
        if (column < MOST_COLUMNS) {
          while (row.length < column) row.push('')
          row[column] = type === 's' ? (strings[Number(value)] ?? '') : type === 'b' ? '' : value
        }
        cell = null
      }
      if (name === 'row') rows.push(row)
    },
  })
  return rows
}
