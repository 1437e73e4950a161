import type { DisplayProtocol } from './display-protocol.ts'

const START = 0x02
const END = 0x03

/**
 * Generic ASCII frame of simple digit boards, e.g. the EDI ED series: start, address as two digits, digits, end. It has
 * no checksum and no answer, and blanks leading zeros by itself (hardware.md §5.1).
 */
export function asciiFrame(length: number): DisplayProtocol {
  return {
    capabilities: { length, letters: false, leadingZeros: false, brightness: 0, blinks: false, acknowledges: false },
    addresses: [0, 99],
    show(address, text) {
      const signs = String(address).padStart(2, '0') + text.padStart(length)
      return Uint8Array.from([START, ...Buffer.from(signs, 'latin1'), END])
    },
  }
}
