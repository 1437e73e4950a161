/** What a file begins with; a name says nothing. `other` for everything that is not taken. */
export type DigitalType = 'pdf' | 'jpeg' | 'png' | 'tiff' | 'program' | 'other'

/** Windows, Linux, scripts, archives and office documents, Java, macOS. */
const PROGRAMS = ['MZ', '\x7fELF', '#!', 'PK\x03\x04', '\xca\xfe\xba\xbe', '\xcf\xfa\xed\xfe']

const HEADS: readonly [type: DigitalType, is: (latin1: string) => boolean][] = [
  ['pdf', (head) => head.startsWith('%PDF-')],
  ['jpeg', (head) => head.startsWith('\xff\xd8\xff')],
  ['png', (head) => head.startsWith('\x89PNG\r\n\x1a\n')],
  ['tiff', (head) => head.startsWith('II*\0') || head.startsWith('MM\0*')],
  ['program', (head) => PROGRAMS.some((begin) => head.startsWith(begin))],
]

/** @param head the first bytes of a file, sixteen are enough */
export function contentTypeOf(head: Uint8Array): DigitalType {
  const latin1 = String.fromCharCode(...head.subarray(0, 16))
  return HEADS.find(([, is]) => is(latin1))?.[0] ?? 'other'
}
