import type { PaperCodes } from '../paper.ts'
import { heightOf, need, put, snap, style, wholeBox, writeLines } from './flow.ts'
import type { Box, Flow } from './flow.ts'
import type { Sheet } from './sheet.ts'
import { wrap } from './wrap.ts'
import type { Line } from './wrap.ts'

/** White modules that a QR code needs around itself; its left ones lie in the margin. */
const QUIET = 4
/** White modules on either side of Code 128. */
const BAR_QUIET = 10
/** Narrowest bar that a reader on a desk reads at once. */
const BAR_MM = 0.25

/**
 * QR code at the left, beside it the dossier code, its bars and what the codes are for; on a roll the bars stand below
 * across the paper. A code that has no legible size here is left out: the dossier code stands in letters in any case.
 */
export function writeCodes(flow: Flow, codes: PaperCodes): void {
  const { sheet } = flow
  const whole = wholeBox(flow)
  const module = qrModule(flow, codes, whole.width)
  const side = module * ((codes.qr?.length ?? 0) + (module > 0 ? QUIET : 0))
  const apart = side > 0 ? side + 2 * sheet.mm : 0
  const beside: Box = { x: whole.x + apart, width: whole.width - apart }
  const words = [...codeLines(flow, codes, beside.width), ...noteLines(flow, codes, beside.width)]
  const barBox = sheet.narrow ? whole : beside
  const bar = barModule(flow, codes, barBox.width)
  const barHeight = bar > 0 ? snap(sheet, tall(sheet) + sheet.size * 0.5) : 0
  const textHeight = heightOf(sheet, words) + (sheet.narrow ? 0 : barHeight)
  need(flow, Math.max(side, textHeight) + (sheet.narrow ? barHeight : 0))
  const top = flow.y
  if (codes.qr && module > 0) put(flow, { type: 'qr', x: whole.x, y: snap(sheet, top), module, rows: codes.qr })
  const first = top + Math.max(0, snap(sheet, (side - module * QUIET - textHeight) / 2))
  flow.y = writeLines(flow, codeLines(flow, codes, beside.width), beside, first, 'left')
  if (!sheet.narrow) writeBars(flow, codes, bar, barBox)
  flow.y = writeLines(flow, noteLines(flow, codes, beside.width), beside, flow.y, 'left')
  flow.y = Math.max(flow.y, top + side)
  if (sheet.narrow) writeBars(flow, codes, bar, barBox)
}

function codeLines(flow: Flow, { label, code }: PaperCodes, width: number): Line[] {
  const runs = [
    { text: label, ...style(flow.sheet, 'regular') },
    { text: code, ...style(flow.sheet, 'bold', 1.06) },
  ]
  return wrap(flow.ink, runs, width)
}

const noteLines = (flow: Flow, { lines }: PaperCodes, width: number): Line[] =>
  lines.flatMap((text) =>
    wrap(flow.ink, [{ text, ...style(flow.sheet, 'italic', flow.sheet.narrow ? 1 : 0.86) }], width),
  )

function writeBars(flow: Flow, { bars }: PaperCodes, module: number, box: Box): void {
  const { sheet } = flow
  if (!bars || module === 0) return
  const height = tall(sheet)
  const spare = box.width - modulesOf(bars) * module
  const x = snap(sheet, box.x + (sheet.narrow ? spare / 2 : 0))
  put(flow, { type: 'bars', x, y: snap(sheet, flow.y + sheet.size * 0.2), module, height, widths: bars })
  flow.y += height + snap(sheet, sheet.size * 0.5)
}

/** Height of the bars. */
const tall = (sheet: Sheet): number => snap(sheet, sheet.narrow ? 9 * sheet.mm : 0.7 * sheet.mm * sheet.size)

const modulesOf = (bars: readonly number[]): number => bars.reduce((sum, one) => sum + one, 0)

/** Side of a module, at most 22 mm for the whole code; 0: no room. */
function qrModule({ sheet }: Flow, { qr }: PaperCodes, width: number): number {
  if (!qr) return 0
  // 22 mm on A4, smaller where the words are.
  const most = (sheet.narrow ? width / 3 : 1.75 * sheet.mm * sheet.size) / qr.length
  const module = sheet.whole ? Math.max(4, Math.min(6, Math.floor(most))) : most
  return module * (qr.length + 2 * QUIET) > width ? 0 : module
}

function barModule({ sheet }: Flow, { bars }: PaperCodes, width: number): number {
  if (!bars) return 0
  const most = Math.min(width / (modulesOf(bars) + 2 * BAR_QUIET), 0.36 * sheet.mm)
  const module = sheet.whole ? Math.floor(most) : most
  return module >= BAR_MM * sheet.mm ? module : 0
}
