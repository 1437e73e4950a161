import { FileRefusal } from './file-refusal.ts'

export type Encoding = 'utf-8' | 'utf-16' | 'windows-1258'

const UTF16_LE = [0xff, 0xfe]
const UTF16_BE = [0xfe, 0xff]
const startsWith = (bytes: Uint8Array, signs: readonly number[]): boolean => signs.every((sign, i) => bytes[i] === sign)

/** Words that a list of procedures has in any case, as they must read when the encoding is right. */
const VIETNAMESE = /thủ tục|lĩnh vực|mã tthc/iu

/**
 * A text file in the encodings that Excel and older programs write: UTF-8 with or without a mark, UTF-16 with one,
 * Windows-1258. What reads as none of them (TCVN3, VNI) is refused rather than shown as rubbish.
 */
export function readText(bytes: Uint8Array): { text: string; encoding: Encoding } {
  if (startsWith(bytes, UTF16_LE)) return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16' }
  if (startsWith(bytes, UTF16_BE)) return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'utf-16' }
  const text = tryUtf8(bytes)
  if (text !== null && !text.includes('\0')) return { text, encoding: 'utf-8' }
  const old = new TextDecoder('windows-1258').decode(bytes).normalize('NFC')
  if (old.includes('\0') || !VIETNAMESE.test(old)) throw new FileRefusal('CATALOGUE_ENCODING')
  return { text: old, encoding: 'windows-1258' }
}

function tryUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
