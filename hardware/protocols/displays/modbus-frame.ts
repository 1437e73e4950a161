import type { Heard } from './display-protocol.ts'

/** CRC-16 of Modbus RTU: polynomial 0xA001, low byte first on the line. */
export function crc16(bytes: Uint8Array): number {
  let crc = 0xffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1
  }
  return crc
}

/** Address and content with the checksum behind them. */
export function frame(content: readonly number[]): Uint8Array {
  const crc = crc16(Uint8Array.from(content))
  return Uint8Array.from([...content, crc & 0xff, crc >> 8])
}

/** Whether a frame is whole and its checksum right. */
export const isSound = (bytes: Uint8Array): boolean =>
  bytes.length >= 4 && crc16(bytes.subarray(0, -2)) === ((bytes.at(-1) ?? 0) << 8) + (bytes.at(-2) ?? 0)

const WRITE_MANY = 0x10
const EXCEPTION_LENGTH = 5
const ANSWER_LENGTH = 8

/** "Write these registers" (function 16), 1 to 123 of them, from `first` on. */
export function writeRegisters(address: number, first: number, values: readonly number[]): Uint8Array {
  const words = values.flatMap((value) => [value >> 8, value & 0xff])
  return frame([address, WRITE_MANY, first >> 8, first & 0xff, 0, values.length, words.length, ...words])
}

/**
 * The answer to `writeRegisters` repeats address, function, first register and count. An exception, and whatever is not
 * that answer, is `bad`.
 */
export function hearWritten(sent: Uint8Array, bytes: Uint8Array): Heard {
  if (bytes.length >= 2 && bytes[1] === (WRITE_MANY | 0x80)) return bytes.length < EXCEPTION_LENGTH ? 'more' : 'bad'
  const head = Math.min(bytes.length, 6)
  for (let i = 0; i < head; i++) if (bytes[i] !== sent[i]) return 'bad'
  if (bytes.length < ANSWER_LENGTH) return 'more'
  return bytes.length === ANSWER_LENGTH && isSound(bytes) ? 'good' : 'bad'
}
