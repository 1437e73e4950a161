import type { TextStyle } from './text-head.ts'

/** What an ESC/POS printer reads from its buffer, in order. */
export type Operation =
  | { readonly kind: 'reset' }
  /** Vertical motion units per inch (`GS P`); 0 is the printer's own. */
  | { readonly kind: 'motion'; readonly perInch: number }
  | { readonly kind: 'auto-status'; readonly mask: number }
  /** One dot row of a raster band. */
  | { readonly kind: 'row'; readonly bytes: Uint8Array }
  | { readonly kind: 'feed'; readonly units: number }
  | { readonly kind: 'cut' }
  | { readonly kind: 'mark'; readonly mark: Uint8Array }
  | { readonly kind: 'transmit-paper' }
  /** `GS :`: learns a macro from here, or up to here. */
  | { readonly kind: 'learn' }
  /** `GS ^`: does what the macro says so many times. */
  | { readonly kind: 'run-macro'; readonly times: number }
  /** `GS I`: the name of the maker or the model, as text. */
  | { readonly kind: 'identify'; readonly what: 'maker' | 'model' }
  | { readonly kind: 'letter'; readonly code: number }
  | { readonly kind: 'line' }
  | { readonly kind: 'style'; readonly style: Partial<TextStyle> }
  /** Distance from line to line in vertical motion units; null for the printer's own. */
  | { readonly kind: 'spacing'; readonly units: number | null }
  | { readonly kind: 'move'; readonly dots: number; readonly relative: boolean }
  /** A picture of `dots` a row is going to be stored, row by row, and replaces the one before. */
  | { readonly kind: 'store'; readonly dots: number }
  | { readonly kind: 'stored-row'; readonly bytes: Uint8Array }
  | { readonly kind: 'print-stored' }
  | { readonly kind: 'qr-dot'; readonly dots: number }
  | { readonly kind: 'qr-level'; readonly level: 'L' | 'M' | 'Q' | 'H' }
  | { readonly kind: 'qr-content'; readonly content: string }
  | { readonly kind: 'qr-print' }
  /** Needs nothing done: leave Chinese mode, fill bytes, real-time commands (obeyed on arrival). */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unknown'; readonly bytes: Uint8Array }

/** Rows of dots follow a command: so many, of so many bytes. */
export type Band = {
  readonly kind: 'band'
  readonly first: Operation
  readonly row: 'row' | 'stored-row'
  readonly bytes: number
  readonly rows: number
}

/** Meaning of a whole command; null when a parameter is unknown. */
type Meaning = (command: Uint8Array) => Operation | Band | null
/** A length that depends on what follows; null when that is not to be seen yet. */
type Length = number | ((buffer: Uint8Array) => number | null)

export const NOTHING = { kind: 'nothing' } as const

export const word = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)

/** The sum of 0 to 2, or of their digits: both are written. */
const choice = (byte: number | undefined): number => (byte ?? 0) % 0x30

const byThird = (length: (third: number) => number): Length => {
  return (buffer) => (buffer[2] === undefined ? null : length(buffer[2]))
}
const atLength = (buffer: Uint8Array, at: number, length: () => number): number | null =>
  buffer.length <= at ? null : length()

/** A setting of something that is not played: only switched off it needs nothing. */
const offOnly: Meaning = (c) => (choice(c[2]) === 0 ? NOTHING : null)
const style = (of: (c: Uint8Array) => Partial<TextStyle>): Meaning => {
  return (c) => ({ kind: 'style', style: of(c) })
}

const NAMES: Readonly<Record<number, Operation>> = {
  0x42: { kind: 'identify', what: 'maker' },
  0x43: { kind: 'identify', what: 'model' },
}
const STORE_RASTER = 0x70
const QR_LEVELS = ['L', 'M', 'Q', 'H'] as const

/** `GS ( L` and `GS 8 L`, whose parameters begin at `at`: store a picture, print it. */
function graphics(c: Uint8Array, at: number): Operation | Band | null {
  if (c[at] !== 0x30) return null
  if (choice(c[at + 1]) === 2 && c[at + 1] !== STORE_RASTER) return { kind: 'print-stored' }
  const isPlain = c[at + 1] === STORE_RASTER && c[at + 2] === 0x30 && c[at + 3] === 1 && c[at + 4] === 1
  if (!isPlain) return null
  const dots = word(c, at + 6)
  const rows = word(c, at + 8)
  return { kind: 'band', first: { kind: 'store', dots }, row: 'stored-row', bytes: Math.ceil(dots / 8), rows }
}

function parenthesis(c: Uint8Array): Operation | Band | null {
  const [, , letter, , , first, second] = c
  // H: process mark; L: graphics; k: codes of two dimensions, 31h is QR.
  if (letter === 0x48 && c.length === 11 && first === 0x30 && second === 0x30) return { kind: 'mark', mark: c.slice(7) }
  if (letter === 0x4c) return graphics(c, 5)
  if (letter === 0x6b && first === 0x31) return qr(second ?? 0, c.slice(7))
  return null
}

function qr(what: number, rest: Uint8Array): Operation | null {
  const [value = 0] = rest
  const level = QR_LEVELS[value - 0x30]
  if (what === 0x41) return value === 0x32 ? NOTHING : null
  if (what === 0x43) return { kind: 'qr-dot', dots: value }
  if (what === 0x45 && level) return { kind: 'qr-level', level }
  if (what === 0x50 && value === 0x30)
    return { kind: 'qr-content', content: Buffer.from(rest.subarray(1)).toString('utf8') }
  return what === 0x51 && value === 0x30 ? { kind: 'qr-print' } : null
}

/** Commands by their first two bytes (hardware.md §2.3, §3; the rest is what encoders of others send). */
export const COMMANDS: Readonly<Record<number, { readonly length: Length; readonly means: Meaning }>> = {
  // ESC @
  0x1b40: { length: 2, means: () => ({ kind: 'reset' }) },
  // ESC J
  0x1b4a: { length: 3, means: (c) => ({ kind: 'feed', units: c[2] ?? 0 }) },
  // ESC SP, ESC a, ESC E, GS !
  0x1b20: { length: 3, means: style((c) => ({ gap: c[2] ?? 0 })) },
  0x1b61: { length: 3, means: style((c) => ({ align: choice(c[2]) })) },
  0x1b45: { length: 3, means: style((c) => ({ bold: choice(c[2]) === 1 })) },
  0x1d21: { length: 3, means: style((c) => ({ wide: ((c[2] ?? 0) >> 4) + 1, high: ((c[2] ?? 0) & 0x07) + 1 })) },
  // GS L, GS W: the area
  0x1d4c: { length: 4, means: style((c) => ({ margin: word(c, 2) })) },
  0x1d57: { length: 4, means: style((c) => ({ area: word(c, 2) })) },
  // ESC 2, ESC 3
  0x1b32: { length: 2, means: () => ({ kind: 'spacing', units: null }) },
  0x1b33: { length: 3, means: (c) => ({ kind: 'spacing', units: c[2] ?? 0 }) },
  // ESC $, ESC \
  0x1b24: { length: 4, means: (c) => ({ kind: 'move', dots: word(c, 2), relative: false }) },
  0x1b5c: { length: 4, means: (c) => ({ kind: 'move', dots: (word(c, 2) << 16) >> 16, relative: true }) },
  // ESC t: letters beyond 7Eh are drawn as boxes whatever page they are of
  0x1b74: { length: 3, means: () => NOTHING },
  // ESC M, ESC -, ESC {, FS -, GS B: second font, lines under letters, upside down, white on black
  0x1b4d: { length: 3, means: offOnly },
  0x1b2d: { length: 3, means: offOnly },
  0x1b7b: { length: 3, means: offOnly },
  0x1c2d: { length: 3, means: offOnly },
  0x1d42: { length: 3, means: offOnly },
  // FS . FS C, FS S, FS ( A: Chinese letters
  0x1c2e: { length: 2, means: () => NOTHING },
  0x1c43: { length: 3, means: () => NOTHING },
  0x1c53: { length: 4, means: () => NOTHING },
  0x1c28: { length: (b) => atLength(b, 4, () => 5 + word(b, 3)), means: (c) => (c[2] === 0x41 ? NOTHING : null) },
  // GS :, GS ^
  0x1d3a: { length: 2, means: () => ({ kind: 'learn' }) },
  0x1d5e: { length: 5, means: (c) => ({ kind: 'run-macro', times: c[2] ?? 0 }) },
  // GS I
  0x1d49: { length: 3, means: (c) => NAMES[c[2] ?? 0] ?? null },
  // GS P
  0x1d50: { length: 4, means: (c) => ({ kind: 'motion', perInch: c[3] ?? 0 }) },
  // GS a
  0x1d61: { length: 3, means: (c) => ({ kind: 'auto-status', mask: c[2] ?? 0 }) },
  // GS r
  0x1d72: { length: 3, means: (c) => (choice(c[2]) === 1 ? { kind: 'transmit-paper' } : null) },
  // GS v 0, its head
  0x1d76: {
    length: 8,
    means: (c) =>
      c[2] === 0x30 && choice(c[3]) === 0
        ? { kind: 'band', first: NOTHING, row: 'row', bytes: word(c, 4), rows: word(c, 6) }
        : null,
  },
  // GS V
  0x1d56: {
    length: byThird((third) => (third === 0x41 || third === 0x42 ? 4 : 3)),
    means: (c) => ([0x00, 0x01, 0x30, 0x31, 0x41, 0x42].includes(c[2] ?? -1) ? { kind: 'cut' } : null),
  },
  // GS (; of a picture that is stored only the head
  0x1d28: {
    length: (b) => atLength(b, 6, () => (b[2] === 0x4c && b[6] === STORE_RASTER ? 15 : 5 + word(b, 3))),
    means: parenthesis,
  },
  // GS 8 L: the same with a longer length
  0x1d38: {
    length: (b) => atLength(b, 8, () => (b[8] === STORE_RASTER ? 17 : 7 + word(b, 3) + (word(b, 5) << 16))),
    means: (c) => (c[2] === 0x4c ? graphics(c, 7) : null),
  },
  // DLE EOT, DLE ENQ, DLE DC4
  0x1004: { length: 3, means: () => NOTHING },
  0x1005: { length: 3, means: () => NOTHING },
  0x1014: { length: byThird((third) => (third === 0x08 ? 10 : 5)), means: () => NOTHING },
}
