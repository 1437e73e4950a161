import type { DisplayProtocol } from './display-protocol.ts'

/**
 * Four-byte board: address, high byte, low byte, sum of the three. It shows a number from 0 to 999 and cannot be
 * blanked, so "nothing" is 0 (hardware.md §5.1).
 */
export const fourByte: DisplayProtocol = {
  capabilities: { length: 3, letters: false, leadingZeros: false, brightness: 0, blinks: false, acknowledges: false },
  addresses: [1, 255],
  show(address, text) {
    const value = Number(text)
    const [high, low] = [value >> 8, value & 0xff]
    return Uint8Array.of(address, high, low, (address + high + low) & 0xff)
  },
}
