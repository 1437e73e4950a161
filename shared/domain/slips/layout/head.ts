import type { SlipPaper } from '../paper.ts'
import { gap, inner, put, snap, style, wholeBox, writeLines } from './flow.ts'
import type { Box, Flow } from './flow.ts'
import type { Style } from './sheet.ts'
import { balanced, wrap } from './wrap.ts'
import type { Line } from './wrap.ts'

/** Quốc hiệu and tiêu ngữ, as every administrative paper carries them (NĐ 30/2020; hyphens as in the form of 2025). */
export const NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'
export const MOTTO = 'Độc lập - Tự do - Hạnh phúc'

/** The head: who issues at the left, the nation at the right, number and date below; then the title. */
export function writeHead(flow: Flow, paper: SlipPaper): void {
  if (flow.sheet.narrow) narrowHead(flow, paper)
  else wideHead(flow, paper)
  writeTitle(flow, paper)
}

function wideHead(flow: Flow, paper: SlipPaper): void {
  const { sheet } = flow
  const whole = wholeBox(flow)
  const left: Box = { x: whole.x, width: whole.width * 0.42 }
  const right: Box = { x: whole.x + whole.width * 0.44, width: whole.width * 0.56 }
  const top = flow.y
  let leftEnd = top
  if (paper.parent !== '') leftEnd = centred(flow, paper.parent.toUpperCase(), style(sheet, 'regular', 0.94), left, top)
  leftEnd = centred(flow, paper.office.toUpperCase(), style(sheet, 'bold', 0.94), left, leftEnd)
  line(flow, left, leftEnd, left.width * 0.36)
  leftEnd = centred(flow, `Số: ${paper.number}`, style(sheet, 'regular', 0.94), left, leftEnd + sheet.size * 0.5)

  const nation = fitting(flow, NATION, style(sheet, 'bold', 0.96), right.width)
  let rightEnd = centred(flow, NATION, nation, right, top)
  const motto = { face: 'bold', size: nation.size * 1.06 } as const
  rightEnd = centred(flow, MOTTO, motto, right, rightEnd)
  line(flow, right, rightEnd, flow.ink.width(MOTTO, motto))
  rightEnd = centred(flow, paper.dateLine, style(sheet, 'italic'), right, rightEnd + sheet.size * 0.5)
  flow.y = Math.max(leftEnd, rightEnd)
}

function narrowHead(flow: Flow, paper: SlipPaper): void {
  const { sheet } = flow
  const box = wholeBox(flow)
  flow.y = centred(flow, NATION, style(sheet, 'bold'), box, flow.y)
  flow.y = centred(flow, MOTTO, style(sheet, 'bold'), box, flow.y)
  line(flow, box, flow.y, flow.ink.width(MOTTO, style(sheet, 'bold')))
  flow.y += snap(sheet, sheet.size * 0.6)
  if (paper.parent !== '') flow.y = centred(flow, paper.parent.toUpperCase(), style(sheet, 'regular'), box, flow.y)
  flow.y = centred(flow, paper.office.toUpperCase(), style(sheet, 'bold'), box, flow.y)
  flow.y = centred(flow, `Số: ${paper.number}`, style(sheet, 'regular'), box, flow.y)
  flow.y = centred(flow, paper.dateLine, style(sheet, 'regular'), box, flow.y)
}

function writeTitle(flow: Flow, paper: SlipPaper): void {
  const { sheet } = flow
  const box = wholeBox(flow)
  gap(flow, sheet.narrow ? 1.5 : 3)
  flow.part += 1
  flow.y = centred(flow, paper.title, style(sheet, 'bold', sheet.narrow ? 1.2 : 1.12), box, flow.y)
  if (paper.under !== '') flow.y = centred(flow, paper.under, style(sheet, 'italic'), box, flow.y)
  if (paper.copy !== '') flow.y = centred(flow, `(${paper.copy})`, style(sheet, 'italic', 0.94), box, flow.y)
  if (paper.cancelled) cancelledMark(flow)
  gap(flow, 2)
}

/** HỦY in a frame under the title; the renderer draws it across every page as well. */
function cancelledMark(flow: Flow): void {
  const { sheet } = flow
  gap(flow)
  const own = style(sheet, 'bold', 1.3)
  const [text, pen] = ['HỦY', sheet.pen * 1.5]
  const width = snap(sheet, flow.ink.width(text, own) + own.size * 1.6)
  const box: Box = { x: snap(sheet, sheet.margin.left + (inner(sheet) - width) / 2), width }
  const top = flow.y
  flow.y = centred(flow, text, own, box, top + snap(sheet, own.size * 0.1)) + snap(sheet, own.size * 0.1)
  frame(flow, { x: box.x, y: top, width, height: flow.y - top }, pen)
  flow.y += pen
}

/** Four lines around a rectangle. */
export function frame(flow: Flow, at: { x: number; y: number; width: number; height: number }, pen: number): void {
  const { x, y, width, height } = at
  put(flow, { type: 'box', x, y, width, height: pen })
  put(flow, { type: 'box', x, y: y + height - pen, width, height: pen })
  put(flow, { type: 'box', x, y, width: pen, height })
  put(flow, { type: 'box', x: x + width - pen, y, width: pen, height })
}

function line(flow: Flow, box: Box, y: number, width: number): void {
  const { sheet } = flow
  const x = snap(sheet, box.x + (box.width - width) / 2)
  put(flow, { type: 'box', x, y: snap(sheet, y + sheet.size * 0.12), width: snap(sheet, width), height: sheet.pen })
}

function centred(flow: Flow, text: string, own: Style, box: Box, y: number): number {
  const lines: Line[] = balanced(flow.ink, [{ text, ...own }], box.width)
  return writeLines(flow, lines, box, y, 'centre')
}

/** The style, smaller where the words would not fit in one line. */
function fitting(flow: Flow, text: string, own: Style, width: number): Style {
  let tried = own
  for (let step = 0; step < 20 && wrap(flow.ink, [{ text, ...tried }], width).length > 1; step++) {
    tried = { ...own, size: tried.size * 0.985 }
  }
  return tried
}
