import type { PaperColumn, PaperTable } from '../paper.ts'
import {
  bottom,
  gap,
  heightOf,
  need,
  nextPage,
  paragraph,
  put,
  snap,
  style,
  tooLow,
  wholeBox,
  writeLines,
} from './flow.ts'
import type { Box, Flow } from './flow.ts'
import { balanced, wrap } from './wrap.ts'
import type { Line } from './wrap.ts'

/** A table over as many pages as it needs; its head stands on each of them. On a roll its rows stand below each other. */
export function writeTable(flow: Flow, table: PaperTable): void {
  gap(flow, 0.6)
  if (flow.sheet.narrow) narrowTable(flow, table)
  else wideTable(flow, table)
}

type Cell = { readonly box: Box; readonly lines: readonly Line[]; readonly align: PaperColumn['align'] }

/** Size of words in a table, against those around it. */
const SCALE = 0.92

function wideTable(flow: Flow, table: PaperTable): void {
  const boxes = boxesOf(flow, table.columns)
  const head = (): void => writeTableHead(flow, table.columns, boxes)
  const headHeight = headHeights(flow, table.columns, boxes).reduce((sum, one) => sum + one, 0)
  const rows = table.rows.map((cells) => cellsOf(flow, table.columns, boxes, cells))
  const first = rows[0]
  need(flow, headHeight + (first ? rowHeight(flow, first) + signHeight(flow, table) : 0))
  head()
  for (const row of rows) writeRow(flow, table, boxes, row, head)
}

function boxesOf(flow: Flow, columns: readonly PaperColumn[]): Box[] {
  const whole = wholeBox(flow)
  const shares = columns.reduce((sum, { share }) => sum + share, 0)
  let x = whole.x
  return columns.map(({ share }) => {
    const box = { x, width: (whole.width * share) / shares }
    x += box.width
    return box
  })
}

const padding = (flow: Flow): number => flow.sheet.size * 0.28
const inside = (flow: Flow, { x, width }: Box): Box => ({ x: x + padding(flow), width: width - 2 * padding(flow) })

function cellsOf(flow: Flow, columns: readonly PaperColumn[], boxes: readonly Box[], cells: readonly string[]): Cell[] {
  const own = style(flow.sheet, 'regular', SCALE)
  return boxes.map((box, at) => {
    const within = inside(flow, box)
    const lines = wrap(flow.ink, [{ text: cells[at] ?? '', ...own }], within.width)
    return { box: within, lines, align: columns[at]?.align ?? 'left' }
  })
}

const cellsHeight = (flow: Flow, cells: readonly Cell[]): number =>
  Math.max(
    heightOf(flow.sheet, wrap(flow.ink, [{ text: 'X', ...style(flow.sheet, 'regular', SCALE) }], 999)),
    ...cells.map(({ lines }) => heightOf(flow.sheet, lines)),
  )
const rowHeight = (flow: Flow, cells: readonly Cell[]): number => cellsHeight(flow, cells) + 2 * padding(flow)

/** A row stays on one page where it can; one that is longer than a page goes on over the next. */
function writeRow(flow: Flow, table: PaperTable, boxes: readonly Box[], row: Cell[], head: () => void): void {
  if (tooLow(flow, rowHeight(flow, row) + signHeight(flow, table))) {
    nextPage(flow)
    head()
  }
  let rest = row
  for (;;) {
    const room = bottom(flow.sheet) - flow.y - 2 * padding(flow)
    const now = rest.map((cell) => ({ ...cell, lines: fitting(flow, cell.lines, room) }))
    drawRow(flow, boxes, now)
    rest = rest.map((cell, at) => ({ ...cell, lines: cell.lines.slice(now[at]?.lines.length ?? 0) }))
    if (rest.every(({ lines }) => lines.length === 0)) break
    nextPage(flow)
    head()
  }
  if (!table.signs) return
  if (tooLow(flow, signHeight(flow, table))) {
    nextPage(flow)
    head()
  }
  writeSigns(flow, boxes, table.signs)
}

/** As many lines as have room; always one, so that a page is never left empty for ever. */
function fitting(flow: Flow, lines: readonly Line[], room: number): Line[] {
  let [count, height] = [0, 0]
  for (const line of lines) {
    height += heightOf(flow.sheet, [line])
    if (height > room && count > 0) break
    count += 1
  }
  return lines.slice(0, count)
}

function drawRow(flow: Flow, boxes: readonly Box[], cells: readonly Cell[]): void {
  flow.part += 1
  const height = rowHeight(flow, cells)
  for (const { box, lines, align } of cells) writeLines(flow, lines, box, flow.y + padding(flow), align)
  grid(flow, boxes, flow.y, height)
  flow.y += height
}

/** Lines around cells; neighbours share them. */
function grid(flow: Flow, boxes: readonly Box[], y: number, height: number): void {
  const { pen } = flow.sheet
  const [first, last] = [boxes[0], boxes.at(-1)]
  if (!first || !last) return
  const end = last.x + last.width
  for (const at of [y, y + height])
    put(flow, { type: 'box', x: first.x, y: at, width: end - first.x + pen, height: pen })
  for (const x of [...boxes.map((box) => box.x), end])
    put(flow, { type: 'box', x, y, width: pen, height: height + pen })
}

type HeadCell = { readonly at: number; readonly span: number; readonly text: string; readonly under: boolean }

/** The upper row of a head: groups over their columns, and columns that belong to none over both rows. */
function upperCells(columns: readonly PaperColumn[]): HeadCell[] {
  const cells: HeadCell[] = []
  for (const [at, { head, group }] of columns.entries()) {
    const last = cells.at(-1)
    if (group !== '' && last?.under && last.text === group) cells[cells.length - 1] = { ...last, span: last.span + 1 }
    else cells.push({ at, span: 1, text: group === '' ? head : group, under: group !== '' })
  }
  return cells
}

function headLines(flow: Flow, text: string, box: Box): Line[] {
  return balanced(flow.ink, [{ text, ...style(flow.sheet, 'bold', SCALE * 0.96) }], inside(flow, box).width)
}

/** Heights of the two rows of a head; the second is 0 where no columns are grouped. */
function headHeights(flow: Flow, columns: readonly PaperColumn[], boxes: readonly Box[]): [number, number] {
  const { sheet } = flow
  const tall = (text: string, box: Box | undefined): number =>
    box ? heightOf(sheet, headLines(flow, text, box)) + 2 * padding(flow) : 0
  const upper = upperCells(columns)
  const grouped = upper.some(({ under }) => under)
  const top = Math.max(
    0,
    ...upper.filter(({ under }) => under).map(({ at, span, text }) => tall(text, spanned(boxes, at, span))),
  )
  const low = grouped
    ? Math.max(0, ...columns.map(({ head, group }, at) => (group === '' ? 0 : tall(head, boxes[at]))))
    : 0
  const single = Math.max(0, ...upper.filter(({ under }) => !under).map(({ at, text }) => tall(text, boxes[at])))
  return grouped ? [top, Math.max(low, single - top)] : [single, 0]
}

function spanned(boxes: readonly Box[], at: number, span: number): Box | undefined {
  const [first, last] = [boxes[at], boxes[at + span - 1]]
  return first && last && { x: first.x, width: last.x + last.width - first.x }
}

function writeTableHead(flow: Flow, columns: readonly PaperColumn[], boxes: readonly Box[]): void {
  flow.part += 1
  const [top, low] = headHeights(flow, columns, boxes)
  const y = flow.y
  for (const { at, span, text, under } of upperCells(columns)) {
    const box = spanned(boxes, at, span)
    if (!box) continue
    headCell(flow, text, box, y, under ? top : top + low)
    if (!under) continue
    for (let one = at; one < at + span; one++) {
      const own = boxes[one]
      if (own) headCell(flow, columns[one]?.head ?? '', own, y + top, low)
    }
  }
  flow.y = y + top + low
}

function headCell(flow: Flow, text: string, box: Box, y: number, height: number): void {
  const lines = headLines(flow, text, box)
  writeLines(flow, lines, inside(flow, box), y + (height - heightOf(flow.sheet, lines)) / 2, 'centre')
  grid(flow, [box], y, height)
}

const signHeight = (flow: Flow, { signs }: PaperTable): number => (signs ? flow.sheet.size * 4.6 : 0)

/** Two places to sign under a row, across the whole table. */
function writeSigns(flow: Flow, boxes: readonly Box[], signs: readonly [string, string]): void {
  const whole = wholeBox(flow)
  const height = flow.sheet.size * 4.6
  const halves = [0, 1].map((at) => ({ x: whole.x + (at * whole.width) / 2, width: whole.width / 2 }))
  flow.part += 1
  for (const [at, box] of halves.entries()) {
    const lines = wrap(flow.ink, [{ text: signs[at] ?? '', ...style(flow.sheet, 'italic', SCALE) }], box.width)
    writeLines(flow, lines, box, flow.y + padding(flow), 'centre')
  }
  if (boxes.length > 0) grid(flow, halves, flow.y, height)
  flow.y += height
}

const isNumber = ({ head }: PaperColumn): boolean => head === 'TT' || head === 'STT'

/** Each row as its leading words in bold, then what else it says; numbers of papers share a line. */
function narrowTable(flow: Flow, { columns, rows, signs }: PaperTable): void {
  const { sheet } = flow
  const whole = wholeBox(flow)
  const hang = snap(sheet, sheet.size * 1.1)
  const box: Box = { x: whole.x + hang, width: whole.width - hang }
  const number = columns.findIndex(isNumber)
  const lead = columns.findIndex((column) => column.lead)
  for (const cells of rows) {
    flow.part += 1
    gap(flow, 0.7)
    const first = [number < 0 ? '' : `${cells[number] ?? ''}.`, cells[lead] ?? ''].filter((text) => text !== '')
    paragraph(flow, [{ text: first.join(' '), ...style(sheet, 'bold') }], whole)
    for (const text of restOf(columns, cells, lead)) paragraph(flow, [{ text, ...style(sheet, 'regular') }], box)
    if (signs) narrowSigns(flow, signs)
  }
  put(flow, { type: 'box', x: whole.x, y: flow.y + 4, width: whole.width, height: sheet.pen })
  flow.y += 8
}

function restOf(columns: readonly PaperColumn[], cells: readonly string[], lead: number): string[] {
  const [short, long]: [string[], string[]] = [[], []]
  for (const [at, column] of columns.entries()) {
    const value = cells[at] ?? ''
    if (at === lead || isNumber(column) || value === '' || value === '–') continue
    const into = column.group !== '' && value.length <= 3 ? short : long
    into.push(`${column.head}: ${value}`)
  }
  return short.length === 0 ? long : [short.join('; '), ...long]
}

function narrowSigns(flow: Flow, signs: readonly [string, string]): void {
  const { sheet } = flow
  const whole = wholeBox(flow)
  const half = whole.width / 2
  for (const at of [0, 1] as const) {
    const line = wrap(flow.ink, [{ text: signs[at], ...style(sheet, 'regular') }], half)
    writeLines(flow, line, { x: whole.x + at * half, width: half }, flow.y, 'centre')
  }
  flow.y += snap(sheet, sheet.size * 4)
}
