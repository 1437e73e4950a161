import type { Face, Ink, Mark, Placed, Sheet, Style } from './sheet.ts'
import { wrap } from './wrap.ts'
import type { Line, Run } from './wrap.ts'

/** Paper that is filled from the top; `y` is where the next thing goes. A full page is followed by the next one. */
export type Flow = {
  readonly sheet: Sheet
  readonly ink: Ink
  readonly pages: Placed[][]
  y: number
  /** Number of the paragraph that is being written. */
  part: number
}

export function startFlow(sheet: Sheet, ink: Ink): Flow {
  return { sheet, ink, pages: [[]], y: sheet.margin.top, part: 0 }
}

export const inner = ({ width, margin }: Sheet): number => width - margin.left - margin.right
/** Where the last line of a page may end; below it stands its number. */
export const bottom = ({ height, margin }: Sheet): number => (height === null ? Infinity : height - margin.bottom)
export const style = (sheet: Sheet, face: Face, scale = 1): Style => ({ face, size: snap(sheet, sheet.size * scale) })
export const snap = (sheet: Sheet, n: number): number => (sheet.whole ? Math.round(n) : n)
export const lineHeight = (sheet: Sheet, size: number): number => snap(sheet, size * sheet.leading)

export function put(flow: Flow, mark: Mark): void {
  flow.pages.at(-1)?.push({ ...mark, part: flow.part })
}

export function nextPage(flow: Flow): void {
  flow.pages.push([])
  flow.y = flow.sheet.margin.top
}

/** Whether `height` has no room on this page although a fresh one would have. */
export function tooLow(flow: Flow, height: number): boolean {
  return flow.y + height > bottom(flow.sheet) && flow.y > flow.sheet.margin.top
}

/** Goes to the next page when `height` has no room on this one. */
export function need(flow: Flow, height: number): void {
  if (tooLow(flow, height)) nextPage(flow)
}

export type Box = { readonly x: number; readonly width: number }
export type Align = 'left' | 'centre' | 'right'

export const wholeBox = ({ sheet }: Flow): Box => ({ x: sheet.margin.left, width: inner(sheet) })

/** Writes one line with its top at `y`. */
export function writeLine(flow: Flow, line: Line, box: Box, y: number, align: Align): void {
  const { sheet } = flow
  const spare = box.width - line.width
  const left = box.x + (align === 'left' ? 0 : align === 'centre' ? spare / 2 : spare)
  const size = sizeOf(sheet, line)
  const base = y + snap(sheet, lineHeight(sheet, size) - size * 0.32)
  for (const { text, face, size: own, x, width } of line.segments) {
    put(flow, { type: 'text', x: snap(sheet, left + x), y: base, text, face, size: own, width })
  }
}

/** Size of the largest words of a line; that of the body where it is empty. */
const sizeOf = (sheet: Sheet, { segments }: Line): number =>
  segments.length === 0 ? sheet.size : Math.max(...segments.map(({ size }) => size))

export const heightOf = (sheet: Sheet, lines: readonly Line[]): number =>
  lines.reduce((sum, line) => sum + lineHeight(sheet, sizeOf(sheet, line)), 0)

/** Writes lines from `y` downwards without looking at the page's end; returns where they end. */
export function writeLines(flow: Flow, lines: readonly Line[], box: Box, y: number, align: Align): number {
  let at = y
  for (const line of lines) {
    writeLine(flow, line, box, at, align)
    at += heightOf(flow.sheet, [line])
  }
  return at
}

/** A paragraph that goes on over pages, line by line; its first two lines stay together. */
export function paragraph(flow: Flow, runs: readonly Run[], box: Box, align: Align = 'left'): void {
  const lines = wrap(flow.ink, runs, box.width)
  need(flow, heightOf(flow.sheet, lines.slice(0, 2)))
  for (const line of lines) {
    need(flow, heightOf(flow.sheet, [line]))
    flow.y = writeLines(flow, [line], box, flow.y, align)
  }
}

/** Space between paragraphs; none at the top of a page. */
export function gap(flow: Flow, times = 1): void {
  if (flow.y > flow.sheet.margin.top) flow.y += snap(flow.sheet, flow.sheet.size * 0.28 * times)
}
