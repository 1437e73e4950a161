import QRCode from 'qrcode'
import type { Sheet } from './sheet.ts'

const QUIET_MODULES = 4

export type Qr = {
  readonly content: string
  readonly modules: QRCode.BitMatrix
  readonly dot: number
  readonly side: number
}

/**
 * A QR code of error correction level M, whose modules are whole dots (hardware.md §2.3: 5 to 6).
 * @param room dots a row that it may take; `side` in the answer includes the quiet zone of four modules
 * @returns null when the content is too long to be printed legibly in this room
 */
export function planQr(content: string, room: number): Qr | null {
  const { modules } = QRCode.create(content, { errorCorrectionLevel: 'M' })
  const total = modules.size + 2 * QUIET_MODULES
  const dot = Math.min(6, Math.floor(room / total))
  return dot < 4 ? null : { content, modules, dot, side: total * dot }
}

/** Draws it with its upper left corner, quiet zone included, at `left`, `top`. */
export function drawQr(sheet: Sheet, qr: Qr, left: number, top: number): void {
  const { size } = qr.modules
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (!qr.modules.get(row, column)) continue
      const x = left + (column + QUIET_MODULES) * qr.dot
      sheet.pen.fillRect(x, top + (row + QUIET_MODULES) * qr.dot, qr.dot, qr.dot)
    }
  }
}
