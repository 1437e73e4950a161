/** ESC/POS commands as bytes (hardware.md §2.3, §3). Pure values: nothing here knows a printer or a connection. */

/** `ESC @`: also clears alignment, motion units and automatic status. */
export const RESET = Uint8Array.of(0x1b, 0x40)
/** `FS .`: out of Chinese mode, in which clones wake up. */
export const LEAVE_CHINESE = Uint8Array.of(0x1c, 0x2e)
/** `GS P x y`: one motion unit is one dot of so many an inch. Without it an Epson feeds half as far as told. */
export const motionUnits = (perInch: number): Uint8Array => Uint8Array.of(0x1d, 0x50, perInch, perInch)
/** `GS a 0Eh`: tell every change of online, error and paper state unasked (ASB). */
export const STATUS_BACK_ON = Uint8Array.of(0x1d, 0x61, 0x0e)
/** `GS V 66 0`: feed to the cutter, partial cut. */
export const FEED_AND_CUT = Uint8Array.of(0x1d, 0x56, 0x42, 0x00)

/** `GS r 1`: answered in turn, after everything before it; an offline printer does not come to it. */
export const ASK_IN_TURN = Uint8Array.of(0x1d, 0x72, 0x01)
/** `GS :`: begins a macro, or ends it. A printer keeps one, until its power goes. */
export const MACRO = Uint8Array.of(0x1d, 0x3a)
/** `GS ^ 1 0 0`: does what the macro says, once and at once; nothing when there is none. */
export const RUN_MACRO = Uint8Array.of(0x1d, 0x5e, 0x01, 0x00, 0x00)
/** `GS I 66`: the name of the maker, as text. */
export const ASK_MAKER = Uint8Array.of(0x1d, 0x49, 0x42)
/** `GS I 67`: the name of the model, as text. */
export const ASK_MODEL = Uint8Array.of(0x1d, 0x49, 0x43)
/** `DLE DC4 8 …`: an Epson empties its buffers at once. */
export const CLEAR_BUFFERS = Uint8Array.of(0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08)

/** What `DLE EOT n` asks: 1 printer, 2 cause of offline, 3 cause of error, 4 paper. */
export type StatusQuestion = 1 | 2 | 3 | 4
/** `DLE EOT n`: answered at once, with one byte, even while offline. */
export const askStatus = (question: StatusQuestion): Uint8Array => Uint8Array.of(0x10, 0x04, question)

/** `ESC J n`: feed `dots` (1 to 255) motion units. */
export const feed = (dots: number): Uint8Array => Uint8Array.of(0x1b, 0x4a, dots)

/** `GS v 0`: head of a raster band; `bytes` a row and `rows` of them follow. */
export const rasterHead = (bytes: number, rows: number): Uint8Array =>
  Uint8Array.of(0x1d, 0x76, 0x30, 0x00, bytes & 0xff, bytes >> 8, rows & 0xff, rows >> 8)

/**
 * `GS ( H` function 48: the printer sends `mark` back when everything before it is on paper.
 * @param mark four characters, 20h to 7Eh; throws a RangeError for others
 */
export function processMark(mark: string): Uint8Array {
  if (!/^[\x20-\x7e]{4}$/.test(mark)) throw new RangeError(`no process mark: ${JSON.stringify(mark)}`)
  return Uint8Array.of(0x1d, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30, ...Buffer.from(mark, 'latin1'))
}

/** `ESC a 1`: what follows stands in the middle. */
export const CENTRED = Uint8Array.of(0x1b, 0x61, 0x01)
export const LINE_FEED = Uint8Array.of(0x0a)
/** `ESC E n`. */
export const bold = (on: boolean): Uint8Array => Uint8Array.of(0x1b, 0x45, on ? 1 : 0)
/** `GS ! n`: letters 1 to 8 times as wide and high. */
export const letterSize = (wide: number, high: number): Uint8Array =>
  Uint8Array.of(0x1d, 0x21, ((wide - 1) << 4) | (high - 1))

/**
 * `GS ( k`: a QR code (model 2, level M) drawn by the printer. The length counts the bytes of UTF-8, not the letters.
 * @param dot dots a module, 1 to 16
 */
export function* qrCode(content: string, dot: number): Generator<Uint8Array> {
  const data = Buffer.from(content, 'utf8')
  const length = data.length + 3
  yield Uint8Array.of(0x1d, 0x28, 0x6b, 0x04, 0x00, 0x31, 0x41, 0x32, 0x00)
  yield Uint8Array.of(0x1d, 0x28, 0x6b, 0x03, 0x00, 0x31, 0x43, dot)
  yield Uint8Array.of(0x1d, 0x28, 0x6b, 0x03, 0x00, 0x31, 0x45, 0x31)
  yield Uint8Array.of(0x1d, 0x28, 0x6b, length & 0xff, length >> 8, 0x31, 0x50, 0x30, ...data)
  yield Uint8Array.of(0x1d, 0x28, 0x6b, 0x03, 0x00, 0x31, 0x51, 0x30)
}
