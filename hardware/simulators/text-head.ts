import QRCode from 'qrcode'
import { LETTER } from '../plain-paper.ts'
import { glyphOf } from './glyphs.ts'

/** How letters and pictures are set; positions in dots. */
export type TextStyle = {
  readonly wide: number
  readonly high: number
  readonly bold: boolean
  /** 0 left, 1 middle, 2 right. */
  readonly align: number
  /** From line to line. */
  readonly spacing: number
  /** White left of the area, and the width of the area; null for all that is left. */
  readonly margin: number
  readonly area: number | null
  /** White right of each letter. */
  readonly gap: number
}

const AT_START: TextStyle = {
  wide: 1,
  high: 1,
  bold: false,
  align: 0,
  spacing: LETTER.line,
  margin: 0,
  area: null,
  gap: 0,
}

export type QrSettings = { dot: number; level: 'L' | 'M' | 'Q' | 'H'; content: string }

/** What a printer does with letters and small pictures: dot rows as wide as the paper, to be put out in order. */
export type TextHead = {
  /** Letters wait in the line that is not out yet. */
  readonly waiting: boolean
  set(style: Partial<TextStyle>): void
  /** Rows come when the line is full. */
  letter(code: number): Uint8Array[]
  /** Moves to a place in the area, or on from where it is. */
  move(dots: number, relative: boolean): void
  /** Ends the line: its rows, and white up to the next one. */
  line(): Uint8Array[]
  /** A picture's row, set as the area and the alignment say. */
  place(row: Uint8Array, dots: number): Uint8Array
  qr(code: QrSettings): Uint8Array[]
  reset(): void
}

type Placed = { readonly x: number; readonly code: number; readonly style: TextStyle }

/** @param width dots a row of the paper */
export function createTextHead(width: number): TextHead {
  let style = AT_START
  let letters: Placed[] = []
  let x = 0

  const area = (): number => Math.min(style.area ?? Infinity, width - style.margin)
  const leftOf = (dots: number): number => style.margin + Math.max(0, Math.floor(((area() - dots) * style.align) / 2))

  function rowsOf(all: readonly Placed[], extent: number): Uint8Array[] {
    const high = Math.max(1, ...all.map((one) => one.style.high)) * LETTER.height
    const rows = Array.from({ length: high }, () => new Uint8Array(width / 8))
    const left = leftOf(extent)
    // Letters of different heights stand on one line.
    for (const one of all) stamp(rows, one, left + one.x, high - one.style.high * LETTER.height)
    return rows
  }

  function line(): Uint8Array[] {
    const rows = letters.length === 0 ? [] : rowsOf(letters, x)
    letters = []
    x = 0
    while (rows.length < style.spacing) rows.push(new Uint8Array(width / 8))
    return rows
  }

  function place(row: Uint8Array, dots: number): Uint8Array {
    const left = leftOf(dots)
    if (left === 0) return row
    const placed = new Uint8Array(width / 8)
    for (let i = 0; i < dots; i++) if (isSet(row, i)) set(placed, left + i)
    return placed
  }

  return {
    get waiting() {
      return letters.length > 0
    },
    set: (next) => (style = { ...style, ...next }),
    letter(code) {
      const step = LETTER.width * style.wide + style.gap
      const full = x + step > area() && letters.length > 0 ? line() : []
      letters.push({ x, code, style })
      x += step
      return full
    },
    move: (dots, relative) => (x = Math.max(0, relative ? x + dots : dots)),
    line,
    place,
    qr: (code) => qrRows(code).map(({ row, dots }) => place(row, dots)),
    reset() {
      style = AT_START
      letters = []
      x = 0
    },
  }
}

function stamp(rows: readonly Uint8Array[], { code, style }: Placed, left: number, top: number): void {
  const glyph = glyphOf(code, style.bold)
  for (let y = 0; y < LETTER.height * style.high; y++) {
    const row = rows[top + y]
    if (!row) return
    for (let x = 0; x < LETTER.width * style.wide; x++) {
      if (glyph(Math.floor(x / style.wide), Math.floor(y / style.high))) set(row, left + x)
    }
  }
}

function qrRows({ content, level, dot }: QrSettings): { row: Uint8Array; dots: number }[] {
  const { modules } = QRCode.create(content, { errorCorrectionLevel: level })
  const dots = modules.size * dot
  return Array.from({ length: dots }, (_, y) => {
    const row = new Uint8Array(Math.ceil(dots / 8))
    for (let x = 0; x < dots; x++) if (modules.get(Math.floor(y / dot), Math.floor(x / dot))) set(row, x)
    return { row, dots }
  })
}

const isSet = (row: Uint8Array, x: number): boolean => ((row[x >> 3] ?? 0) & (0x80 >> (x & 7))) !== 0
/** What lies beyond the edge of the paper is cut off. */
function set(row: Uint8Array, x: number): void {
  const byte = row[x >> 3]
  if (byte !== undefined) row[x >> 3] = byte | (0x80 >> (x & 7))
}
