import type { DisplayProtocol } from './display-protocol.ts'

const COLUMNS = 20
const ESC = 0x1b

/** One line of the display: `ESC Q A` upper, `ESC Q B` lower, 20 signs, carriage return. */
const line = (which: 'A' | 'B', text: string): number[] => [
  ESC,
  0x51,
  which.charCodeAt(0),
  ...Buffer.from(text.padEnd(COLUMNS).slice(0, COLUMNS), 'latin1'),
  0x0d,
]

const centred = (text: string): string => text.padStart(Math.ceil((COLUMNS + text.length) / 2))

/**
 * Customer display of 2 × 20 signs with CD5220 commands; an Epson DM-D takes the same after it was selected
 * (`ESC = 2`). ASCII only, alone on its line, no answer (hardware.md §5.1).
 */
export function customerDisplay(select: boolean): DisplayProtocol {
  const head = select ? [ESC, 0x3d, 0x02] : []
  return {
    capabilities: {
      length: COLUMNS,
      letters: true,
      leadingZeros: true,
      brightness: 4,
      blinks: false,
      acknowledges: false,
    },
    addresses: [0, 0],
    show: (_address, text) =>
      // 0x18 leaves the line mode that ESC Q began; without it the next command would be shown as text.
      Uint8Array.from([
        ...head,
        0x18,
        0x0c,
        ...(text ? [...line('A', centred('MOI SO')), ...line('B', centred(text))] : []),
      ]),
    brighten: (_address, level) => Uint8Array.from([...head, 0x18, ESC, 0x2a, level]),
  }
}
