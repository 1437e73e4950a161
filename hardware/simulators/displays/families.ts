import { frame, isSound } from '../../protocols/displays/modbus-frame.ts'
import type { SimBoard, SimFamily, SimStep } from './board-state.ts'

type BoardAt = (address: number) => SimBoard | undefined
const WRITE_ONE = 0x06
const WRITE_MANY = 0x10
const READ = 0x03
const NO_SUCH_FUNCTION = 0x01
const NO_SUCH_REGISTER = 0x02
const NUMBER_REGISTER = 7

const word = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) + (bytes[at + 1] ?? 0)
/** A sign that the segments can form; everything else stays dark. */
const sign = (code: number): string => (code > 0x20 && code < 0x7f ? String.fromCharCode(code) : ' ')

/** Length of the Modbus request at the front of the line, null while it cannot be told. */
function requestLength(bytes: Uint8Array): number | null {
  if (bytes.length < 2) return null
  if (bytes[1] !== WRITE_MANY) return 8
  return bytes.length < 7 ? null : 9 + (bytes[6] ?? 0)
}

function written(board: SimBoard, first: number, values: readonly number[]): Partial<SimBoard> | null {
  if (first === NUMBER_REGISTER && values.length === 1)
    return { shows: String(values[0]).padStart(board.shows.length).slice(-board.shows.length) }
  if (first + values.length > board.shows.length) return null
  const signs = Array.from(board.shows)
  values.forEach((value, i) => (signs[first + i] = sign(value)))
  return { shows: signs.join('') }
}

/** What a digit module does with one sound request that is meant for it. */
function performed(board: SimBoard, request: Uint8Array): Omit<SimStep, 'used'> {
  const [address = 0, code = 0] = request
  const refuse = (reason: number): Omit<SimStep, 'used'> => ({ board, answer: frame([address, code | 0x80, reason]) })
  const first = word(request, 2)
  if (code === READ) {
    const count = word(request, 4)
    if (first + count > board.shows.length) return refuse(NO_SUCH_REGISTER)
    const words = Array.from(board.shows.slice(first, first + count)).flatMap((shown) => [0, shown.charCodeAt(0)])
    return { board, answer: frame([address, READ, words.length, ...words]) }
  }
  const many = Array.from({ length: word(request, 4) }, (_, i) => word(request, 7 + 2 * i))
  const values = code === WRITE_ONE ? [word(request, 4)] : code === WRITE_MANY ? many : null
  if (!values) return refuse(NO_SUCH_FUNCTION)
  const change = written(board, first, values)
  return change ? { board, change, answer: frame([...request.subarray(0, 6)]) } : refuse(NO_SUCH_REGISTER)
}

/** DM36B06 and DM56A04: Modbus RTU. Registers 0 and up hold the signs, 7 alone a number (hardware.md §5.1). */
export const digitModules = (length: number): SimFamily => ({
  blank: ' '.repeat(length),
  read(bytes, boardAt: BoardAt) {
    const used = requestLength(bytes)
    if (used === null || bytes.length < used) return null
    const request = bytes.subarray(0, used)
    if (!isSound(request)) return { used: 1, noise: true }
    const board = boardAt(request[0] ?? 0)
    return board ? { used, ...performed(board, request) } : { used }
  },
})

/** Boards of the generic ASCII frame: start, two-digit address, digits, end; leading zeros stay dark. */
export const asciiBoards = (length: number): SimFamily => ({
  blank: ' '.repeat(length),
  read(bytes, boardAt) {
    if (bytes[0] !== 0x02) return bytes.length > 0 ? { used: 1, noise: true } : null
    const end = bytes.indexOf(0x03)
    if (end < 0) return bytes.length > 3 + length ? { used: 1, noise: true } : null
    const text = Buffer.from(bytes.subarray(1, end)).toString('latin1')
    if (!/^\d\d[ \d]*$/.test(text) || text.length !== 2 + length) return { used: end + 1, noise: true }
    const board = boardAt(Number(text.slice(0, 2)))
    const shows = text.slice(2).replace(/^ *0+(?=\d)/, (zeros) => ' '.repeat(zeros.length))
    return board ? { used: end + 1, board, change: { shows } } : { used: end + 1 }
  },
})

/** Four-byte boards: address, high, low, sum. */
export const fourByteBoards: SimFamily = {
  blank: '  0',
  read(bytes, boardAt) {
    if (bytes.length < 4) return null
    const [address = 0, high = 0, low = 0, sum = 0] = bytes
    if (((address + high + low) & 0xff) !== sum) return { used: 1, noise: true }
    const board = boardAt(address)
    const shows = String((high << 8) + low).padStart(3)
    return board ? { used: 4, board, change: { shows } } : { used: 4 }
  },
}
