import { createCanvas } from '@napi-rs/canvas'
import type { Canvas, SKRSContext2D } from '@napi-rs/canvas'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { layOut } from '../../shared/domain/slips/layout/lay-out.ts'
import { rollSheet } from '../../shared/domain/slips/layout/sheet.ts'
import type { Ink, Mark, Style } from '../../shared/domain/slips/layout/sheet.ts'
import type { SlipPaper } from '../../shared/domain/slips/paper.ts'
import { blankBitmap } from '../bitmap.ts'
import type { Bitmap } from '../bitmap.ts'
import { FONTS, registerFonts } from './fonts.ts'
import { toBitmap } from './to-bitmap.ts'

export type PaperRenderer = {
  /** Draws a legal slip for paper of `width` dots (576, 512 or 384), as long as it needs. */
  render(paper: SlipPaper, width: number): Promise<Bitmap>
}

const MAX_WIDTH = 832
/** A slip is as long as its list of papers: it is drawn in strips, so that the canvas stays small. */
const STRIP = 1_000

/** Paper has no italics that can be read at this size. */
const FAMILY = { regular: FONTS.text, bold: FONTS.strong, italic: FONTS.text } as const
const fontOf = ({ face, size }: Style): string => `${size}px ${FAMILY[face]}`

/** The one renderer of slips of a process, with a canvas of its own (see render-ticket.ts for why only one). */
export function createPaperRenderer(): PaperRenderer {
  registerFonts()
  const canvas = createCanvas(MAX_WIDTH, STRIP)
  let last: Promise<unknown> = Promise.resolve()
  return {
    render(paper, width) {
      if (width % 8 !== 0 || width < 384 || width > MAX_WIDTH) throw new RangeError(`no paper of ${width} dots`)
      const mine = last.then(() => draw(canvas, paper, width))
      last = mine.catch(() => undefined)
      return mine
    },
  }
}

async function draw(canvas: Canvas, paper: SlipPaper, width: number): Promise<Bitmap> {
  const pen = canvas.getContext('2d')
  const ink: Ink = {
    width(text, style) {
      pen.font = fontOf(style)
      return pen.measureText(text).width
    },
  }
  const { pages, height } = layOut(paper, rollSheet(width), ink)
  const marks = pages.flatMap((page) => page.marks)
  const whole = blankBitmap(width, height)
  for (let top = 0; top < height; top += STRIP) {
    const rows = Math.min(STRIP, height - top)
    pen.fillStyle = '#fff'
    pen.fillRect(0, 0, MAX_WIDTH, STRIP)
    pen.fillStyle = '#000'
    for (const mark of marks) drawMark(pen, mark, top)
    whole.rows.set(toBitmap(canvas.data(), MAX_WIDTH, width, rows).rows, (top * width) / 8)
    // The canvas frees its buffers only when the event loop turns (hardware.md §2.4).
    await nextTurn()
  }
  return whole
}

/** Draws what lies in the strip that begins at `top`; what lies elsewhere falls outside the canvas. */
function drawMark(pen: SKRSContext2D, mark: Mark, top: number): void {
  if (mark.type === 'text') {
    pen.font = fontOf(mark)
    pen.textAlign = 'left'
    pen.textBaseline = 'alphabetic'
    pen.fillText(mark.text, mark.x, mark.y - top)
  } else if (mark.type === 'box') pen.fillRect(mark.x, mark.y - top, mark.width, mark.height)
  else if (mark.type === 'bars') drawBars(pen, mark, top)
  else if (mark.type === 'qr') drawQr(pen, mark, top)
  // A stamp across the paper would burn over the words: the framed HỦY under the title says it.
}

function drawBars(pen: SKRSContext2D, mark: Extract<Mark, { type: 'bars' }>, top: number): void {
  let x = mark.x
  for (const [index, width] of mark.widths.entries()) {
    if (index % 2 === 0) pen.fillRect(x, mark.y - top, width * mark.module, mark.height)
    x += width * mark.module
  }
}

function drawQr(pen: SKRSContext2D, { x, y, module, rows }: Extract<Mark, { type: 'qr' }>, top: number): void {
  for (const [row, line] of rows.entries()) {
    for (const run of line.matchAll(/1+/g)) {
      pen.fillRect(x + run.index * module, y + row * module - top, run[0].length * module, module)
    }
  }
}
