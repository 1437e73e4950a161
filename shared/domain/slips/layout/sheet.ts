import type { PaperCodes } from '../paper.ts'

export type Face = 'regular' | 'bold' | 'italic'
export type Style = { readonly face: Face; readonly size: number }

/** What a renderer must tell before words can be placed: how wide they are in its own letters, in units of the sheet. */
export type Ink = { width(text: string, style: Style): number }

/** A size of paper with the house style on it. Units are points for a page and dots for a roll. */
export type Sheet = {
  readonly width: number
  /** Null: a roll, as long as it needs. */
  readonly height: number | null
  readonly margin: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number }
  /** Size of the body, distance of its lines as a multiple of it. */
  readonly size: number
  /** Sizes that may be tried so that two pages become one; the last can still be read without effort. */
  readonly smaller: readonly number[]
  readonly leading: number
  /** One column: what stands beside each other on a page stands below each other here. */
  readonly narrow: boolean
  /** Units in a millimetre. */
  readonly mm: number
  /** Only whole units, so that bars and modules are sharp. */
  readonly whole: boolean
  /** Thickness of lines. */
  readonly pen: number
}

/** What a renderer draws. `y` of a text is its base line; all else has its upper left corner. */
export type Mark =
  | ({
      readonly type: 'text'
      readonly x: number
      readonly y: number
      readonly text: string
      readonly width: number
    } & Style)
  | { readonly type: 'box'; readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  | {
      readonly type: 'qr'
      readonly x: number
      readonly y: number
      readonly module: number
      readonly rows: NonNullable<PaperCodes['qr']>
    }
  | {
      readonly type: 'bars'
      readonly x: number
      readonly y: number
      readonly module: number
      readonly height: number
      readonly widths: NonNullable<PaperCodes['bars']>
    }
  | { readonly type: 'stamp'; readonly text: string }

/** A mark with the number of the paragraph that it belongs to, from the top: readers of the file follow it. */
export type Placed = Mark & { readonly part: number }
export type Page = { readonly marks: readonly Placed[] }
export type Layout = { readonly sheet: Sheet; readonly pages: readonly Page[]; readonly height: number }

const MM = 72 / 25.4

/** Margins as clerical work has them: the left one is for binding (NĐ 30/2020). */
const page = (
  width: number,
  height: number,
  margin: readonly [number, number, number, number],
  [size, ...smaller]: readonly [number, ...number[]],
  leading: number,
): Sheet => ({
  width: width * MM,
  height: height * MM,
  margin: { top: margin[0] * MM, right: margin[1] * MM, bottom: margin[2] * MM, left: margin[3] * MM },
  size,
  smaller,
  leading,
  narrow: false,
  mm: MM,
  whole: false,
  pen: 0.6,
})

export const PAGE_SIZES = ['A4', 'A5'] as const
export type PageSize = (typeof PAGE_SIZES)[number]

type PageRow = Parameters<typeof page>
const PAGES: Readonly<Record<PageSize, { readonly portrait: PageRow; readonly landscape: PageRow }>> = {
  A4: {
    portrait: [210, 297, [18, 18, 16, 28], [12.5, 12, 11.5, 11, 10.5], 1.3],
    landscape: [297, 210, [15, 15, 15, 20], [10.5, 10], 1.3],
  },
  A5: {
    portrait: [148, 210, [11, 11, 10, 16], [9.6, 9.3, 9, 8.7], 1.24],
    landscape: [210, 148, [10, 10, 10, 13], [8], 1.24],
  },
}

/** A4 or A5. A landscape sheet carries tables of many columns and is set smaller. */
export function pageSheet(size: PageSize, landscape: boolean): Sheet {
  const sizes = PAGES[size][landscape ? 'landscape' : 'portrait']
  return page(...sizes)
}

/** Dots in a millimetre at 203 dots an inch (hardware.md §2.2). */
const DOTS = 8

/** Paper of a roll, `width` dots wide: 576 of 80 mm paper, 512, or 384 of 58 mm. */
export function rollSheet(width: number): Sheet {
  const side = width < 512 ? 8 : 16
  return {
    width,
    height: null,
    margin: { top: 8, right: side, bottom: 8, left: side },
    size: 24,
    smaller: [],
    leading: 1.3,
    narrow: true,
    mm: DOTS,
    whole: true,
    pen: 2,
  }
}
