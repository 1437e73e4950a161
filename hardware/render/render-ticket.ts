import { createCanvas } from '@napi-rs/canvas'
import type { Canvas } from '@napi-rs/canvas'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { TicketSlip } from '../../shared/api/views.ts'
import type { Bitmap } from '../bitmap.ts'
import { drawTicket } from './draw-ticket.ts'
import { registerFonts } from './fonts.ts'
import type { Sheet } from './sheet.ts'
import { ticketText } from './ticket-text.ts'
import { toBitmap } from './to-bitmap.ts'

export type TicketRenderer = {
  /**
   * Draws a slip for paper of `width` dots (576, 512 or 384; a multiple of 8, at least 384), as high as it needs.
   * @param qr content of the QR code, or null for none
   */
  render(slip: TicketSlip, qr: string | null, width: number): Promise<Bitmap>
}

const MAX_WIDTH = 832
const MAX_HEIGHT = 2_000

/**
 * The one renderer of a process. It has a single canvas and lets the event loop turn after every ticket: otherwise
 * the canvas library never frees its buffers (hardware.md §2.4). Throws at once when the ticket fonts are missing.
 */
export function createTicketRenderer(): TicketRenderer {
  registerFonts()
  const canvas = createCanvas(MAX_WIDTH, MAX_HEIGHT)
  let last: Promise<unknown> = Promise.resolve()
  return {
    render(slip, qr, width) {
      if (width % 8 !== 0 || width < 384 || width > MAX_WIDTH) throw new RangeError(`no paper of ${width} dots`)
      const mine = last.then(() => draw(canvas, slip, qr, width))
      last = mine.then(
        () => nextTurn(),
        () => nextTurn(),
      )
      return mine
    },
  }
}

function draw(canvas: Canvas, slip: TicketSlip, qr: string | null, width: number): Bitmap {
  const pen = canvas.getContext('2d')
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, MAX_WIDTH, MAX_HEIGHT)
  pen.fillStyle = '#000'
  const sheet: Sheet = { pen, width, margin: width < 512 ? 8 : 16, y: 8 }
  drawTicket(sheet, ticketText(slip), qr)
  return toBitmap(canvas.data(), MAX_WIDTH, width, Math.min(MAX_HEIGHT, Math.ceil(sheet.y) + 8))
}
