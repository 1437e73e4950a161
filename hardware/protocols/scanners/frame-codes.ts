/**
 * How a scanner ends a code (hardware.md §6.2): by CR, LF or both, as its configuration sheet sets; or not at all, then
 * silence ends it.
 */
export type CodeEnd = 'line' | 'silence'

export type CodeFramer = {
  /** The codes that are complete with these bytes. */
  push(bytes: Uint8Array): string[]
  /** Nothing came for a while. @returns the code that the silence ends, or null */
  rest(): string | null
}

/** The longest card has about 300 bytes. More without an end is noise. */
const LONGEST = 2_000
const CR = 0x0d
const LF = 0x0a
/** Some scanners tell before each code what kind it is (AIM identifier): `]Q1`. */
const AIM = /^\][A-Za-z][0-9A-Za-z]/

/**
 * Cuts what a scanner sends into codes. A code that is torn by silence, or too long, is none: half of a card would be
 * read as another one.
 */
export function createCodeFramer(end: CodeEnd): CodeFramer {
  let open: number[] = []
  let isNoise = false

  function finish(): string | null {
    const code = isNoise ? null : textOf(Uint8Array.from(open))
    open = []
    isNoise = false
    return code
  }

  return {
    push(bytes) {
      const codes: string[] = []
      for (const byte of bytes) {
        if (byte === CR || byte === LF) codes.push(finish() ?? '')
        else if (open.length < LONGEST) open.push(byte)
        else isNoise = true
      }
      return codes.filter((code) => code !== '')
    },
    rest() {
      const code = finish()
      return end === 'silence' ? code : null
    },
  }
}

/** Text in UTF-8, composed, without frame signs; null when it is no text. */
function textOf(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    // STX, ETX and the like that some scanners put around a code.
    const code = text
      .replace(/\p{Cc}/gu, '')
      .replace(AIM, '')
      .normalize('NFC')
      .trim()
    return code === '' ? null : code
  } catch {
    return null
  }
}
