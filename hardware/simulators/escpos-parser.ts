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
  /** `GS I`: the name of the maker or the model, as text. */
  | { readonly kind: 'identify'; readonly what: 'maker' | 'model' }
  /** Needs nothing done: leave Chinese mode, fill bytes, real-time commands (obeyed on arrival). */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unknown'; readonly bytes: Uint8Array }

export type EscposParser = {
  push(bytes: Uint8Array): void
  /** The next whole operation, or null when more bytes are needed. */
  next(): Operation | null
  /** Bytes that wait to be read. */
  buffered(): number
  /** Forgets everything, as at power-off. */
  clear(): void
}

const NOTHING = { kind: 'nothing' } as const

/** A parser of exactly the commands that hardware.md §2.3 and §3 name; the first byte of anything else is `unknown`. */
export function createEscposParser(): EscposParser {
  let buffer = new Uint8Array(0)
  let band = { bytes: 0, rows: 0 }

  function take(count: number): Uint8Array {
    const taken = buffer.slice(0, count)
    buffer = buffer.subarray(count)
    return taken
  }

  function row(): Operation | null {
    if (buffer.length < band.bytes) return null
    band = { ...band, rows: band.rows - 1 }
    return { kind: 'row', bytes: take(band.bytes) }
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
      const length = commandLength(buffer)
      if (length === null || buffer.length < length) return null
      const command = take(length)
      const operation = read(command)
      if (operation !== 'band') return operation
      band = { bytes: word(command, 4), rows: word(command, 6) }
      return NOTHING
    },
    buffered: () => buffer.length,
    clear() {
      buffer = new Uint8Array(0)
      band = { bytes: 0, rows: 0 }
    },
  }
}

const word = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)

/** Length of the command that the buffer begins with; null when that is not to be seen yet, 1 for unknown ones. */
function commandLength(buffer: Uint8Array): number | null {
  const [first = 0, second] = buffer
  if (!PREFIXES.has(first)) return 1
  if (second === undefined) return null
  const length = COMMANDS[(first << 8) | second]?.length ?? 1
  if (typeof length === 'number') return length
  return length(buffer)
}

const PREFIXES = new Set([0x10, 0x1b, 0x1c, 0x1d])

/** Meaning of a whole command: `band` for the head of a raster band, null when a parameter is unknown. */
type Meaning = (command: Uint8Array) => Operation | 'band' | null

/** A length that depends on what follows; null when that is not to be seen yet. */
type Length = number | ((buffer: Uint8Array) => number | null)
const byThird = (length: (third: number) => number): Length => {
  return (buffer) => (buffer[2] === undefined ? null : length(buffer[2]))
}

/** Commands by their first two bytes. */
const COMMANDS: Readonly<Record<number, { readonly length: Length; readonly means: Meaning }>> = {
  // ESC @
  0x1b40: { length: 2, means: () => ({ kind: 'reset' }) },
  // ESC J
  0x1b4a: { length: 3, means: (c) => ({ kind: 'feed', units: c[2] ?? 0 }) },
  // FS .
  0x1c2e: { length: 2, means: () => NOTHING },
  // GS I
  0x1d49: { length: 3, means: (c) => NAMES[c[2] ?? 0] ?? null },
  // GS P
  0x1d50: { length: 4, means: (c) => ({ kind: 'motion', perInch: c[3] ?? 0 }) },
  // GS a
  0x1d61: { length: 3, means: (c) => ({ kind: 'auto-status', mask: c[2] ?? 0 }) },
  // GS r
  0x1d72: { length: 3, means: (c) => (c[2] === 0x01 || c[2] === 0x31 ? { kind: 'transmit-paper' } : null) },
  // GS v 0, its head
  0x1d76: { length: 8, means: (c) => (c[2] === 0x30 && c[3] === 0 ? 'band' : null) },
  // GS V
  0x1d56: {
    length: byThird((third) => (third === 0x41 || third === 0x42 ? 4 : 3)),
    means: (c) => ([0x00, 0x01, 0x30, 0x31, 0x41, 0x42].includes(c[2] ?? -1) ? { kind: 'cut' } : null),
  },
  // GS (
  0x1d28: {
    length: (b) => (b.length < 5 ? null : 5 + word(b, 3)),
    means: (c) => (isMark(c) ? { kind: 'mark', mark: c.slice(7) } : null),
  },
  // DLE EOT, DLE ENQ, DLE DC4
  0x1004: { length: 3, means: () => NOTHING },
  0x1005: { length: 3, means: () => NOTHING },
  0x1014: { length: byThird((third) => (third === 0x08 ? 10 : 5)), means: () => NOTHING },
}

const NAMES: Readonly<Record<number, Operation>> = {
  0x42: { kind: 'identify', what: 'maker' },
  0x43: { kind: 'identify', what: 'model' },
}

function read(command: Uint8Array): Operation | 'band' {
  const [first = 0, second = 0] = command
  if (command.length === 1 && first === 0) return NOTHING
  return COMMANDS[(first << 8) | second]?.means(command) ?? { kind: 'unknown', bytes: command }
}

/** `GS ( H` function 48. */
const isMark = (command: Uint8Array): boolean =>
  command.length === 11 && command[2] === 0x48 && command[5] === 0x30 && command[6] === 0x30
