/** One line of a paper in the printer's own letters, centred; ASCII only, because no two makers agree on more. */
export type PlainLine = {
  readonly kind: 'line'
  /** Characters 20h to 7Eh, short enough for the paper at this width. */
  readonly text: string
  /** 1 to 8 times as wide and as high as the printer's plain letters. */
  readonly wide: number
  readonly high: number
  readonly bold: boolean
}

/** A QR code that the printer draws itself. */
export type PlainQr = { readonly kind: 'qr'; readonly content: string }

/**
 * A paper without a picture: what a line that takes half a minute for a picture carries in a second
 * (hardware.md §2.1, §2.2).
 */
export type PlainPaper = { readonly parts: readonly (PlainLine | PlainQr)[] }

/** Dots of one plain letter (font A of ESC/POS) and of its line. */
export const LETTER = { width: 12, height: 24, line: 34 } as const

/** Dots a module of a code that the printer draws: large enough for the cameras of old telephones. */
export const QR_DOT = 5
/** Modules of the largest code that a ticket's address makes, with its quiet zone. */
const QR_MODULES = 45

/** Dot rows of a paper, about. */
export const plainRows = ({ parts }: PlainPaper): number =>
  parts.reduce((rows, part) => rows + (part.kind === 'qr' ? QR_DOT * QR_MODULES + 2 * LETTER.line : lineRows(part)), 0)
const lineRows = ({ high }: PlainLine): number => Math.max(LETTER.line, LETTER.height * high)

/** Letters of this width that fit into a row of dots. */
export const columnsOf = (dots: number, wide = 1): number => Math.floor(dots / (LETTER.width * wide))

const TYPOGRAPHY: Readonly<Record<string, string>> = {
  đ: 'd',
  Đ: 'D',
  '–': '-',
  '—': '-',
  '…': '...',
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '•': '*',
  '₫': 'd',
  '\u00a0': ' ',
}

/** Text without accents: every letter as its bare one; what has none becomes a question mark. */
export const bareText = (text: string): string =>
  Array.from(text.normalize('NFD').replace(/\p{M}/gu, ''), (sign) => TYPOGRAPHY[sign] ?? sign)
    .join('')
    .replace(/[^\x20-\x7e]/gu, '?')
