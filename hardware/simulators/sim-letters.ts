import { LETTER } from '../plain-paper.ts'
import type { Operation } from './escpos-commands.table.ts'
import { createTextHead } from './text-head.ts'
import type { QrSettings } from './text-head.ts'

/** What is done at an operation of each kind; `born` says in which life of the printer it was begun. */
export type Does<K extends Operation['kind']> = {
  [Kind in K]: (operation: Extract<Operation, { kind: Kind }>, born: number) => unknown
}

export type LetterKind =
  | 'row'
  | 'letter'
  | 'line'
  | 'style'
  | 'spacing'
  | 'move'
  | 'store'
  | 'stored-row'
  | 'print-stored'
  | 'qr-dot'
  | 'qr-level'
  | 'qr-content'
  | 'qr-print'

export type SimLettersOptions = {
  /** Dots a row. */
  readonly width: number
  /** One dot row of paper, and the time it takes. */
  advance(row: Uint8Array, born: number): Promise<void>
  /** Dot rows of so many vertical motion units. */
  dotsOf(units: number): number
  onUnknown(bytes: Uint8Array): void
}

const LAST_PLAIN_LETTER = 0x7e
const NO_PICTURE = { dots: 0, rows: [] as Uint8Array[] }
const NO_CODE: QrSettings = { dot: 3, level: 'L', content: '' }

/** Letters, codes and placed pictures of the simulated printer. */
export function createSimLetters(options: SimLettersOptions): { does: Does<LetterKind>; reset(): void } {
  const head = createTextHead(options.width)
  let stored = NO_PICTURE
  let code = NO_CODE

  async function advanceAll(rows: readonly Uint8Array[], born: number): Promise<void> {
    for (const row of rows) await options.advance(row, born)
  }

  async function letter(sign: number, born: number): Promise<void> {
    // Which letter it is depends on a code page; what stands on the paper is not what was meant.
    if (sign > LAST_PLAIN_LETTER) options.onUnknown(Uint8Array.of(sign))
    await advanceAll(head.letter(sign), born)
  }

  return {
    does: {
      // A picture is only heeded at the start of a line.
      row: ({ bytes }, born) => (head.waiting ? undefined : options.advance(head.place(bytes, bytes.length * 8), born)),
      letter: (operation, born) => letter(operation.code, born),
      line: (_, born) => advanceAll(head.line(), born),
      style: ({ style }) => head.set(style),
      spacing: ({ units }) => head.set({ spacing: units === null ? LETTER.line : options.dotsOf(units) }),
      move: ({ dots, relative }) => head.move(dots, relative),
      store: ({ dots }) => (stored = { dots, rows: [] }),
      'stored-row': ({ bytes }) => stored.rows.push(bytes),
      'print-stored': (_, born) => {
        const rows = stored.rows.map((row) => head.place(row, stored.dots))
        return advanceAll(rows, born)
      },
      'qr-dot': ({ dots }) => (code = { ...code, dot: dots }),
      'qr-level': ({ level }) => (code = { ...code, level }),
      'qr-content': ({ content }) => (code = { ...code, content }),
      'qr-print': (_, born) => advanceAll(code.content === '' ? [] : head.qr(code), born),
    },
    reset() {
      head.reset()
      stored = NO_PICTURE
      code = NO_CODE
    },
  }
}
