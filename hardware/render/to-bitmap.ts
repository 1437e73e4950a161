import { blankBitmap } from '../bitmap.ts'
import type { Bitmap } from '../bitmap.ts'

/** Luminance below which a dot is burnt (hardware.md §2.5). */
const THRESHOLD = 150

/**
 * The upper left part of a drawn canvas, one bit a dot.
 * @param rgba pixels of the whole canvas
 * @param canvasWidth pixels of one of its rows
 */
export function toBitmap(rgba: Uint8Array, canvasWidth: number, width: number, height: number): Bitmap {
  const bitmap = blankBitmap(width, height)
  let at = 0
  for (let y = 0; y < height; y++) {
    let pixel = y * canvasWidth * 4
    for (let x = 0; x < width; x += 8) {
      let byte = 0
      for (let bit = 0x80; bit > 0; bit >>= 1, pixel += 4) if (luminance(rgba, pixel) < THRESHOLD) byte |= bit
      bitmap.rows[at++] = byte
    }
  }
  return bitmap
}

/** Rec. 601, in integers. */
const luminance = (rgba: Uint8Array, at: number): number =>
  ((rgba[at] ?? 0) * 77 + (rgba[at + 1] ?? 0) * 150 + (rgba[at + 2] ?? 0) * 29) >> 8
