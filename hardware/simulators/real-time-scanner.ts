/** A command that a printer obeys when it arrives, wherever it stands in the stream (hardware.md §2.3, §3.1). */
export type RealTimeCommand =
  | { readonly kind: 'ask'; readonly question: number }
  /** `DLE ENQ 2`: clear the buffer and go on after an error. */
  | { readonly kind: 'recover'; readonly clear: boolean }
  /** `DLE DC4 8 …`: clear the buffer. */
  | { readonly kind: 'clear' }
  /** `DLE DC4 2 …`: power off. */
  | { readonly kind: 'power-off' }
  /** `DLE DC4 1 …`: open a drawer. */
  | { readonly kind: 'drawer' }

/** A command and the place in the scanned piece where the stream goes on after it. */
export type FoundCommand = { readonly command: RealTimeCommand; readonly end: number }

const DRAWER = [0x10, 0x14, 0x01]
const POWER_OFF = [0x10, 0x14, 0x02, 0x01, 0x08]
const CLEAR = [0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08]

/** Finds real-time commands in a stream that comes in pieces, cut anywhere. */
export function createRealTimeScanner(): (bytes: Uint8Array) => FoundCommand[] {
  let tail: number[] = []
  return (bytes) => {
    const found: FoundCommand[] = []
    for (const [i, byte] of bytes.entries()) {
      tail = [...tail.slice(1 - CLEAR.length), byte]
      const command = endingIn(tail)
      if (command) found.push({ command, end: i + 1 })
    }
    return found
  }
}

/** The command whose last byte is the last one of `tail`. */
function endingIn(tail: readonly number[]): RealTimeCommand | null {
  const [first, second, n = 0] = tail.slice(-3)
  if (first === 0x10 && second === 0x04 && n >= 1 && n <= 4) return { kind: 'ask', question: n }
  if (first === 0x10 && second === 0x05 && (n === 1 || n === 2)) return { kind: 'recover', clear: n === 2 }
  if (isAt(tail, -5, DRAWER)) return { kind: 'drawer' }
  if (isAt(tail, -5, POWER_OFF)) return { kind: 'power-off' }
  return isAt(tail, -10, CLEAR) ? { kind: 'clear' } : null
}

const isAt = (tail: readonly number[], at: number, pattern: readonly number[]): boolean =>
  tail.length >= -at && pattern.every((byte, i) => tail.at(at + i) === byte)
