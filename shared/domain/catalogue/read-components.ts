import { finding } from './finding.ts'
import type { Finding } from './finding.ts'
import type { Component } from './raw-row.ts'

const MOST_COPIES = 99
const LONGEST_NAME = 600

const BULLET = /^\s*(?:[-+•*]|\d{1,2}[.)]|[a-zđ]\))\s+/iu
/** Counts at the end of a line, in brackets or after a dash, in the ways of the national database and of people. */
const COUNTS =
  /[\s(,;:–-]*(?:(?:số lượng|số bản)\s*:?\s*)?(?:bản (?:chính|gốc)\s*:?\s*(\d+)|(\d+)\s*bản (?:chính|gốc))(?:\s*[,;.–+-]?\s*(?:và\s*)?(?:bản sao\s*:?\s*(\d+)|(\d+)\s*bản sao))?\s*\)?\s*[.;]?\s*$/iu
const COPIES_ONLY = /[\s(,;:–-]*(?:bản sao\s*:?\s*(\d+)|(\d+)\s*bản sao)\s*\)?\s*[.;]?\s*$/iu

type Counts = { readonly originals: number; readonly copies: number; readonly end: number }
const first = (...found: (string | undefined)[]): number => Number(found.find((one) => one !== undefined) ?? 0)

/** The counts at the end of a line, and where the name before them ends; null: it has none. */
function countsIn(text: string): Counts | null {
  const both = COUNTS.exec(text)
  if (both) {
    const [, original, originalBefore, copy, copyBefore] = both
    return { originals: first(original, originalBefore), copies: first(copy, copyBefore), end: both.index }
  }
  const only = COPIES_ONLY.exec(text)
  return only && { originals: 0, copies: first(only[1], only[2]), end: only.index }
}

/** One line of a list of papers. */
function lineOf(line: string, findings: Finding[]): Component | null {
  const text = line.replace(BULLET, '').replaceAll(/\s+/g, ' ').trim()
  const counts = countsIn(text)
  const { originals, copies, end } = counts ?? { originals: 1, copies: 0, end: text.length }
  const name = text.slice(0, end).trim()
  if (name === '') return null
  if (!counts) findings.push(finding('count-assumed', 'components', { text }))
  if (originals > MOST_COPIES || copies > MOST_COPIES) findings.push(finding('count-bad', 'components', { text }))
  return { name: shortName(name, findings), originals, copies }
}

/** The name of a paper within what a row holds; cut with a note. */
export function shortName(name: string, findings: Finding[]): string {
  if (name.length <= LONGEST_NAME) return name
  findings.push(finding('cut', 'components', { text: name }))
  return `${name.slice(0, LONGEST_NAME - 1)}…`
}

/** The papers of a cell: one a line, counts in brackets behind each. */
export function readComponents(cell: string, findings: Finding[]): Component[] {
  const noted: Finding[] = []
  const lines = cell.split(/\r?\n|\s\|\s|(?<=bản sao\s*:?\s*\d+\s*\)?);/iu)
  const found = lines.flatMap((line) => lineOf(line, noted) ?? [])
  // Said once a row, however many papers it concerns.
  findings.push(...noted.filter(({ code }, i) => noted.findIndex((one) => one.code === code) === i))
  return found
}
