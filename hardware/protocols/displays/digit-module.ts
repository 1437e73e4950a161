import type { DisplayProtocol } from './display-protocol.ts'
import { hearWritten, writeRegisters } from './modbus-frame.ts'

const BLANK = 0x20

/**
 * Digit modules DM36B06 (6 signs) and DM56A04 (4 signs): Modbus RTU, holding registers 0 and up are the ASCII codes of
 * the signs from the left (hardware.md §5.1).
 */
export function digitModule(length: 4 | 6): DisplayProtocol {
  return {
    capabilities: { length, letters: true, leadingZeros: true, brightness: 0, blinks: false, acknowledges: true },
    addresses: [1, 247],
    show(address, text) {
      const signs = Array.from(text.padStart(length), (sign) => sign.codePointAt(0) ?? BLANK)
      return writeRegisters(address, 0, signs)
    },
    hear: hearWritten,
  }
}
