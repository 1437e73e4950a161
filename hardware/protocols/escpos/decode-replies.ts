/** What a printer says, told apart by the bit patterns of hardware.md §3.3. */
export type Reply =
  /** Answer to `DLE EOT n`; which n it answers only the asker knows. */
  | { readonly kind: 'status'; readonly byte: number }
  /** Automatic status: four bytes that came together. */
  | { readonly kind: 'asb'; readonly bytes: readonly [number, number, number, number] }
  /** Everything before the mark is on paper. */
  | { readonly kind: 'process-id'; readonly mark: string }
  /** Answer to `GS r` or a one-byte `GS I`. */
  | { readonly kind: 'transmitted'; readonly byte: number }
  /** Answer to `GS I` with text: maker or model. */
  | { readonly kind: 'text'; readonly text: string }

const XON = 0x11
const XOFF = 0x13
const PROCESS_ID = 0x37
const TEXT = 0x5f

/** A decoder for one connection: takes bytes as they come, cut anywhere, and gives the replies that are complete. */
export function createReplyDecoder(): (bytes: Uint8Array) => Reply[] {
  let open: number[] = []

  function take(byte: number): Reply | null {
    if (byte === XON || byte === XOFF) return null
    if (open.length === 0) return begin(byte)
    open.push(byte)
    if (open[0] === PROCESS_ID) return inProcessId(byte)
    if (open[0] === TEXT) return inText(byte)
    return inAsb(byte)
  }

  function begin(byte: number): Reply | null {
    if ((byte & 0x93) === 0x12) return { kind: 'status', byte }
    if ((byte & 0x93) === 0x10 || byte === PROCESS_ID || byte === TEXT) {
      open = [byte]
      return null
    }
    return (byte & 0x90) === 0 ? { kind: 'transmitted', byte } : null
  }

  /** What was begun is no reply after all: the byte begins the next one. */
  function restart(byte: number): Reply | null {
    open = []
    return begin(byte)
  }

  function inAsb(byte: number): Reply | null {
    if ((byte & 0x90) !== 0) return restart(byte)
    const [a, b, c, d] = open
    if (a === undefined || b === undefined || c === undefined || d === undefined) return null
    open = []
    return { kind: 'asb', bytes: [a, b, c, d] }
  }

  function inProcessId(byte: number): Reply | null {
    if (open.length === 2 ? byte !== 0x22 : open.length < 7 && (byte < 0x20 || byte > 0x7e)) return restart(byte)
    if (open.length < 7) return null
    const mark = String.fromCharCode(...open.slice(2, 6))
    if (byte !== 0) return restart(byte)
    open = []
    return { kind: 'process-id', mark }
  }

  function inText(byte: number): Reply | null {
    if (byte !== 0) return open.length > 80 ? restart(byte) : null
    const text = String.fromCharCode(...open.slice(1, -1))
    open = []
    return { kind: 'text', text }
  }

  return (bytes) => Array.from(bytes, take).filter((reply) => reply !== null)
}
