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

const DLE = 0x10
/** Third byte to command, by the second byte. */
const COMMANDS: Readonly<Record<number, (third: number) => RealTimeCommand | null>> = {
  0x04: (question) => (question >= 1 && question <= 4 ? { kind: 'ask', question } : null),
  0x05: (n) => (n === 1 || n === 2 ? { kind: 'recover', clear: n === 2 } : null),
  0x14: (fn) =>
    fn === 1 ? { kind: 'drawer' } : fn === 2 ? { kind: 'power-off' } : fn === 8 ? { kind: 'clear' } : null,
}

/** Finds real-time commands in a stream that comes in pieces, cut anywhere. */
export function createRealTimeScanner(): (bytes: Uint8Array) => RealTimeCommand[] {
  let before: [number, number] = [-1, -1]
  return (bytes) => {
    const found: RealTimeCommand[] = []
    for (const byte of bytes) {
      const command = before[0] === DLE ? COMMANDS[before[1]]?.(byte) : null
      if (command) found.push(command)
      before = [before[1], byte]
    }
    return found
  }
}
