import { COMMANDS, NOTHING } from './escpos-commands.table.ts'
import type { Band, Operation } from './escpos-commands.table.ts'

export type EscposParser = {
  push(bytes: Uint8Array): void
  /** The next whole operation, or null when more bytes are needed. */
  next(): Operation | null
  /** Bytes that wait to be read. */
  buffered(): number
  /** Forgets everything, as at power-off. */
  clear(): void
}

type Rows = Pick<Band, 'row' | 'bytes' | 'rows'>
const NO_ROWS: Rows = { row: 'row', bytes: 0, rows: 0 }

/** A parser of the commands in the table, and of letters; what begins anything else is `unknown`. */
export function createEscposParser(): EscposParser {
  let buffer = new Uint8Array(0)
  let band = NO_ROWS

  function take(count: number): Uint8Array {
    const taken = buffer.slice(0, count)
    buffer = buffer.subarray(count)
    return taken
  }

  function row(): Operation | null {
    if (buffer.length < band.bytes) return null
    band = { ...band, rows: band.rows - 1 }
    return { kind: band.row, bytes: take(band.bytes) }
  }

  return {
    push(bytes) {
      const joined = new Uint8Array(buffer.length + bytes.length)
      joined.set(buffer)
      joined.set(bytes, buffer.length)
      buffer = joined
    },
    next() {
      if (band.rows > 0) return row()
      if (buffer.length === 0) return null
      const length = lengthOf(buffer)
      if (length === null || buffer.length < length) return null
      const read = meaningOf(take(length))
      if (read.kind !== 'band') return read
      band = read
      return read.first
    },
    buffered: () => buffer.length,
    clear() {
      buffer = new Uint8Array(0)
      band = NO_ROWS
    },
  }
}

const PREFIXES = new Set([0x10, 0x1b, 0x1c, 0x1d])
const LETTERS_FROM = 0x20
const SIGNS: Readonly<Record<number, Operation>> = { 0x00: NOTHING, 0x0a: { kind: 'line' }, 0x0d: NOTHING }

/** Length of what the buffer begins with; null when that is not to be seen yet. */
function lengthOf(buffer: Uint8Array): number | null {
  const [first = 0, second] = buffer
  if (!PREFIXES.has(first)) return 1
  if (second === undefined) return null
  const length = COMMANDS[(first << 8) | second]?.length ?? 2
  return typeof length === 'number' ? length : length(buffer)
}

function meaningOf(command: Uint8Array): Operation | Band {
  const [first = 0, second = 0] = command
  const unknown: Operation = { kind: 'unknown', bytes: command }
  if (PREFIXES.has(first)) return COMMANDS[(first << 8) | second]?.means(command) ?? unknown
  return first >= LETTERS_FROM ? { kind: 'letter', code: first } : (SIGNS[first] ?? unknown)
}
