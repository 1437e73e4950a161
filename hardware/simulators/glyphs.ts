import { createCanvas } from '@napi-rs/canvas'
import type { Canvas } from '@napi-rs/canvas'
import { LETTER } from '../plain-paper.ts'
import { FONTS, registerFonts } from '../render/fonts.ts'

/** Whether the dot at column `x`, row `y` of a letter is black. */
export type Glyph = (x: number, y: number) => boolean

const SIZE = 21
const BASE_LINE = 19
/** A white column parts the letters. */
const ROOM = LETTER.width - 1
const THRESHOLD = 150

let canvas: Canvas | null = null
const drawn = new Map<string, Glyph>()

/**
 * A letter of the printer's own font, 12 × 24 dots, as a printer has them burnt in. Codes outside of 20h to 7Eh, whose
 * letters depend on a code page, are a hollow box.
 */
export function glyphOf(code: number, bold: boolean): Glyph {
  const key = `${code} ${bold}`
  const known = drawn.get(key)
  if (known) return known
  const glyph = code >= 0x20 && code <= 0x7e ? draw(String.fromCharCode(code), bold) : box
  drawn.set(key, glyph)
  return glyph
}

const box: Glyph = (x, y) =>
  x <= ROOM && y > 2 && y <= BASE_LINE && (x === 0 || x === ROOM || y === 3 || y === BASE_LINE)

/** Every letter is as wide as the others: what is wider is pressed together, what is narrower stands in the middle. */
function draw(letter: string, bold: boolean): Glyph {
  registerFonts()
  canvas ??= createCanvas(LETTER.width, LETTER.height)
  const pen = canvas.getContext('2d')
  pen.setTransform(1, 0, 0, 1, 0, 0)
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, LETTER.width, LETTER.height)
  pen.fillStyle = '#000'
  pen.font = `${SIZE}px ${bold ? FONTS.strong : FONTS.text}`
  pen.textAlign = 'center'
  const scale = Math.min(1, ROOM / Math.max(1, pen.measureText(letter).width))
  pen.setTransform(scale, 0, 0, 1, ROOM / 2, 0)
  pen.fillText(letter, 0, BASE_LINE)
  const { data } = pen.getImageData(0, 0, LETTER.width, LETTER.height)
  const black = Array.from({ length: LETTER.width * LETTER.height }, (_, i) => (data[i * 4] ?? 255) < THRESHOLD)
  return (x, y) => black[y * LETTER.width + x] ?? false
}
