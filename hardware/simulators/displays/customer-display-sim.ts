import type { SimFamily, SimStep } from './board-state.ts'

const COLUMNS = 20
const ESC = 0x1b
const DARK = ' '.repeat(2 * COLUMNS)

/**
 * Customer display of 2 × 20 signs, CD5220 commands. It is alone on its line: every byte is for address 0. In the line
 * mode that `ESC Q` begins, only clear (0C) and leave (18) are commands again (hardware.md §5.1).
 * @param selected whether it listens only after `ESC = 2`, as an Epson DM-D behind a printer does
 */
export function customerDisplays(selected: boolean): SimFamily {
  let listening = !selected
  return {
    blank: DARK,
    read(bytes, boardAt) {
      const board = boardAt(0)
      const [first, second, third] = bytes
      if (first === undefined || !board) return null
      if (first === ESC && second === 0x3d) {
        if (third === undefined) return null
        listening = !selected || (third & 2) === 2
        return { used: 3 }
      }
      if (!listening) return { used: 1 }
      if (first === 0x0c) return { used: 1, board, change: { shows: DARK } }
      if (first === 0x18) return { used: 1 }
      if (first === ESC) return escape(bytes, board)
      return { used: 1, noise: true }
    },
  }

  function escape(bytes: Uint8Array, board: NonNullable<SimStep['board']>): SimStep | null {
    const [, command, argument] = bytes
    if (command === undefined || (command !== 0x40 && argument === undefined)) return null
    if (command === 0x40) return { used: 2, board, change: { shows: DARK, brightness: 4 } }
    if (command === 0x2a)
      return argument && argument <= 4 ? { used: 3, board, change: { brightness: argument } } : { used: 3, noise: true }
    if (command !== 0x51 || (argument !== 0x41 && argument !== 0x42)) return { used: 2, noise: true }
    const end = bytes.indexOf(0x0d, 3)
    if (end < 0) return bytes.length > 3 + COLUMNS ? { used: 3, noise: true } : null
    const text = Buffer.from(bytes.subarray(3, end)).toString('latin1').padEnd(COLUMNS).slice(0, COLUMNS)
    const upper = argument === 0x41
    const shows = upper ? text + board.shows.slice(COLUMNS) : board.shows.slice(0, COLUMNS) + text
    return { used: end + 1, board, change: { shows } }
  }
}
