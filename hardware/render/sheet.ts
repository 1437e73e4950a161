import type { SKRSContext2D } from '@napi-rs/canvas'
import type { FontFamily } from './fonts.ts'

/** A strip of paper that is filled from the top; `y` is where the next thing goes, in dots. */
export type Sheet = {
  readonly pen: SKRSContext2D
  readonly width: number
  readonly margin: number
  y: number
}

export type Style = {
  readonly family: FontFamily
  /** Dots. Below 24 the stacked marks of Vietnamese letters run together on paper (hardware.md §2.5). */
  readonly size: number
  /** Distance between base lines as a multiple of the size; Vietnamese capitals with marks need 1.3. */
  readonly leading?: number
  readonly maxLines?: number
}

const ELLIPSIS = '…'

/**
 * Breaks text between words into as few lines as `width` dots allow, of about the same length, so that no word stands
 * alone at the end. What exceeds `maxLines` ends in an ellipsis.
 */
export function wrap(pen: SKRSContext2D, text: string, style: Style, width: number): string[] {
  pen.font = `${style.size}px ${style.family}`
  const lines = fill(pen, text, width)
  const most = style.maxLines ?? Infinity
  if (lines.length > most) return [...lines.slice(0, most - 1), shorten(pen, lines[most - 1] ?? '', width)]
  if (lines.length < 2) return lines
  let best = lines
  for (let tighter = width - 8; tighter > width / 2; tighter -= 8) {
    const tried = fill(pen, text, tighter)
    if (tried.length > lines.length) break
    best = tried
  }
  return best
}

function fill(pen: SKRSContext2D, text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text
    .split(' ')
    .filter(Boolean)
    .flatMap((long) => pieces(pen, long, width))) {
    const last = lines.at(-1)
    const joined = last === undefined ? word : `${last} ${word}`
    if (last !== undefined && pen.measureText(joined).width <= width) lines[lines.length - 1] = joined
    else lines.push(word)
  }
  return lines
}

/** A word that fits stays whole; a longer one is cut. */
function pieces(pen: SKRSContext2D, word: string, width: number): string[] {
  if (pen.measureText(word).width <= width) return [word]
  const parts: string[] = []
  for (const letter of word) {
    const last = parts.at(-1)
    if (last !== undefined && pen.measureText(last + letter).width <= width) parts[parts.length - 1] = last + letter
    else parts.push(letter)
  }
  return parts
}

function shorten(pen: SKRSContext2D, line: string, width: number): string {
  let kept = line
  while (kept !== '' && pen.measureText(kept + ELLIPSIS).width > width) kept = kept.slice(0, -1).trimEnd()
  return kept + ELLIPSIS
}

/** Writes text centred between `left` and `left + width` (the whole sheet by default) and moves down. */
export function write(sheet: Sheet, text: string, style: Style, box?: { left: number; width: number }): void {
  const { left, width } = box ?? { left: sheet.margin, width: sheet.width - 2 * sheet.margin }
  const step = Math.round(style.size * (style.leading ?? 1.3))
  const lines = wrap(sheet.pen, text, style, width)
  sheet.pen.textAlign = 'center'
  sheet.pen.textBaseline = 'alphabetic'
  for (const line of lines) {
    sheet.pen.fillText(line, left + width / 2, sheet.y + Math.round(step - style.size * 0.26))
    sheet.y += step
  }
}

/** Height in dots that `write` would take. */
export function heightOf(sheet: Sheet, text: string, style: Style, width: number): number {
  return wrap(sheet.pen, text, style, width).length * Math.round(style.size * (style.leading ?? 1.3))
}

/** A line across the paper. */
export function rule(sheet: Sheet, thickness = 3): void {
  sheet.pen.fillRect(sheet.margin, sheet.y, sheet.width - 2 * sheet.margin, thickness)
  sheet.y += thickness
}

/** White words on a black plate with round corners, centred; across the whole paper when `wide`. */
export function plate(sheet: Sheet, text: string, style: Style, wide: boolean): void {
  const { pen } = sheet
  pen.font = `${style.size}px ${style.family}`
  const height = Math.round(style.size * 1.55)
  const room = sheet.width - 2 * sheet.margin
  const width = wide ? room : Math.min(room, Math.ceil(pen.measureText(text).width + style.size * 1.4))
  pen.beginPath()
  pen.roundRect((sheet.width - width) / 2, sheet.y, width, height, wide ? 8 : height / 2)
  pen.fill()
  pen.fillStyle = '#fff'
  pen.textAlign = 'center'
  pen.textBaseline = 'alphabetic'
  pen.fillText(text, sheet.width / 2, sheet.y + Math.round(style.size * 1.13))
  pen.fillStyle = '#000'
  sheet.y += height
}
