/** What a number display can do; what it cannot is decided before the first byte, never found out on the wall. */
export type DisplayCapabilities = {
  /** Signs it has. */
  readonly length: number
  /** Shows letters, not only digits. */
  readonly letters: boolean
  /** Shows `015` as `015`, not as ` 15`. */
  readonly leadingZeros: boolean
  /** Levels of brightness, 0 when it cannot be set. */
  readonly brightness: number
  readonly blinks: boolean
  /** Answers a write, so that its death is seen. */
  readonly acknowledges: boolean
}

/** What came back on the line after a write. */
export type Heard = 'good' | 'more' | 'bad'

/** The bytes of one family of displays (hardware.md §5.1). Pure: the bus decides when, the transport moves them. */
export type DisplayProtocol = {
  readonly capabilities: DisplayCapabilities
  /** Addresses that a display of this family may have on its bus. */
  readonly addresses: readonly [first: number, last: number]
  /** Bytes that make the display at `address` show `text` (fitted by `fitText`); the empty text blanks it. */
  show(address: number, text: string): Uint8Array
  /** Bytes for one of the levels 1 to `capabilities.brightness`. */
  brighten?(address: number, level: number): Uint8Array
  /** Whether `bytes` are its answer to `sent`; `more` while it may still become one. Absent: it never answers. */
  hear?(sent: Uint8Array, bytes: Uint8Array): Heard
}

/**
 * A ticket number as a display can show it: whole where it has letters (`A015`), else its digits (`015`); what is
 * longer than the display keeps its end, which tells neighbours apart. Shorter text stands to the right.
 */
export function fitText(number: string, { length, letters }: DisplayCapabilities): string {
  const signs = letters ? number.replaceAll('Đ', 'D') : number.replace(/\D/g, '')
  return signs.slice(-length)
}
