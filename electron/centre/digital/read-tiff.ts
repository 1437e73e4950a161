import { crc32, deflateSync } from 'node:zlib'
import { ImageData, createCanvas } from '@napi-rs/canvas'
import UTIF from 'utif2'
import type { IFD } from 'utif2'

/** A page of a TIFF: what it measures, and the page itself as a file that a PDF takes; read when it is asked for. */
export type TiffPage = {
  readonly width: number
  readonly height: number
  /** Dots per inch across and down; null: the file does not say. */
  readonly dpi: readonly [across: number, down: number] | null
  /** The page as it is, where it is one JPEG; null where it has to be made. */
  photograph(): Buffer | null
  /** PNG of one bit a dot for black and white, without loss; else JPEG. */
  encode(): Buffer
}
type TiffFault = 'broken' | 'type' | 'pages'

/** What scanners write (TIFF 6.0, Section 8 and 10 to 22): none, G3 in one and two dimensions, G4, LZW, JPEG, Deflate, PackBits. */
const COMPRESSIONS: ReadonlySet<number> = new Set([1, 2, 3, 4, 5, 7, 8, 32_773, 32_946])
const PHOTOMETRICS: ReadonlySet<number> = new Set([0, 1, 2, 3, 5, 6])
const DEPTHS: ReadonlySet<number> = new Set([1, 2, 4, 8, 16])
const JPEG_QUALITY = 92
/** A small picture of another page. */
const REDUCED = 1
const PER_CENTIMETRE = 3
const CENTIMETRES_PER_INCH = 2.54
/** What a scanner may have; anything else is a field that nobody set. */
const SURE_DPI = { least: 50, most: 2_400 }

/**
 * The pages of a TIFF, none of them decoded yet. Its tables are walked through before the library sees them: a chain that
 * goes in a circle, or strips that are not there, are refused.
 */
export function tiffPages(bytes: Buffer, mostPages: number): readonly TiffPage[] | TiffFault {
  const count = countTables(bytes)
  if (count === null) return 'broken'
  if (count > mostPages * 2) return 'pages'
  // The part of memory that is the file's own, so that no page copies all of it.
  const buffer = new Uint8Array(bytes).buffer
  const tables = UTIF.decode(buffer).filter((table) => (number(table, 254) & REDUCED) === 0)
  if (tables.length === 0) return 'broken'
  if (tables.length > mostPages) return 'pages'
  const faults = tables.flatMap((table) => faultOf(table, bytes.length) ?? [])
  return faults[0] ?? tables.map((table) => pageOf(buffer, table))
}

/** How many tables are chained; null where the chain leaves the file or comes back to where it was. */
function countTables(bytes: Buffer): number | null {
  const isLittle = bytes.toString('latin1', 0, 2) === 'II'
  const short = (at: number): number => (isLittle ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at))
  const long = (at: number): number => (isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at))
  const seen = new Set<number>()
  try {
    for (let at = long(4); at !== 0; at = long(at + 2 + short(at) * 12)) {
      if (seen.has(at) || short(at) === 0) return null
      seen.add(at)
    }
  } catch {
    return null
  }
  return seen.size
}

const numbers = (table: IFD, tag: number): number[] => {
  const value = table[`t${tag}`]
  return Array.isArray(value) ? value.filter((one) => typeof one === 'number') : []
}
const number = (table: IFD, tag: number, otherwise = 0): number => numbers(table, tag)[0] ?? otherwise

/** Why a page is not read: of a kind that no scanner writes, or not all there. */
function faultOf(table: IFD, fileBytes: number): TiffFault | null {
  const [width, height] = [number(table, 256), number(table, 257)]
  const depths = numbers(table, 258)
  const isKnown =
    COMPRESSIONS.has(number(table, 259, 1)) &&
    PHOTOMETRICS.has(number(table, 262, 1)) &&
    (depths.length === 0 ? [1] : depths).every((depth) => DEPTHS.has(depth)) &&
    number(table, 284, 1) === 1
  if (!isKnown || table['t322'] !== undefined) return 'type'
  const [places, sizes] = [numbers(table, 273), numbers(table, 279)]
  const rows = Math.min(number(table, 278, height) || height, height)
  const areThere = places.every((place, n) => (sizes[n] ?? 0) > 0 && place + (sizes[n] ?? 0) <= fileBytes)
  const isWhole = width > 0 && height > 0 && places.length > 0 && areThere && places.length * rows >= height
  return isWhole ? null : 'broken'
}

function pageOf(buffer: ArrayBuffer, table: IFD): TiffPage {
  const [width, height] = [number(table, 256), number(table, 257)]
  const isBlackAndWhite = number(table, 258, 1) === 1 && number(table, 277, 1) === 1 && number(table, 262) <= 1
  return {
    ...{ width, height, dpi: dpiOf(table) },
    photograph: () => wholeJpeg(buffer, table),
    encode() {
      UTIF.decodeImage(buffer, table)
      const page = isBlackAndWhite ? blackAndWhite(table, width, height) : inColour(table, width, height)
      // What was decoded goes before the next page is.
      table.data = new Uint8Array()
      return page
    },
  }
}

/** Said as a number or as a fraction. */
function dpiOf(table: IFD): TiffPage['dpi'] {
  const unit = number(table, 296, 2) === PER_CENTIMETRE ? CENTIMETRES_PER_INCH : 1
  const [across = 0, down = 0] = [282, 283].map((tag) => {
    const [value] = (table[`t${tag}`] ?? []) as (number | [number, number])[]
    return (Array.isArray(value) ? value[0] / value[1] : (value ?? 0)) * unit
  })
  const isSure = [across, down].every((one) => one >= SURE_DPI.least && one <= SURE_DPI.most)
  return isSure ? [across, down] : null
}

const JPEG = 7
const [GREY, COLOURS] = [1, 6]
const MARKER_BYTES = 2

/**
 * A page that is one photograph (TIFF technical note 2), as it is: nothing is lost, and nothing decoded here. Its tables may stand
 * apart; null where it is cut into strips or has colours that a photograph alone would not say.
 */
function wholeJpeg(buffer: ArrayBuffer, table: IFD): Buffer | null {
  const [place, ...others] = numbers(table, 273)
  const isOne = number(table, 259, 1) === JPEG && [GREY, COLOURS].includes(number(table, 262)) && others.length === 0
  if (!isOne || place === undefined) return null
  const strip = Buffer.from(buffer, place, number(table, 279))
  const tables = Buffer.from(numbers(table, 347))
  // Both begin with a sign of their own and the tables end with one: between them there is none.
  return tables.length === 0 ? strip : Buffer.concat([tables.subarray(0, -MARKER_BYTES), strip.subarray(MARKER_BYTES)])
}

/** Every dot as it is, in a PNG of one bit a dot: a page of writing is smaller so than as a photograph, and sharper. */
function blackAndWhite(table: IFD, width: number, height: number): Buffer {
  const bytesPerRow = Math.ceil(width / 8)
  const whiteIsZero = number(table, 262) === 0
  const rows = Buffer.alloc((bytesPerRow + 1) * height)
  for (let y = 0; y < height; y++) {
    const [from, to] = [y * bytesPerRow, y * (bytesPerRow + 1) + 1]
    for (let x = 0; x < bytesPerRow; x++) {
      const dots = table.data[from + x] ?? 0
      rows[to + x] = whiteIsZero ? ~dots : dots
    }
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.writeUInt8(1, 8)
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const ends = Buffer.alloc(4)
  ends.writeUInt32BE(crc32(named))
  const size = Buffer.alloc(4)
  size.writeUInt32BE(data.length)
  return Buffer.concat([size, named, ends])
}

function inColour(table: IFD, width: number, height: number): Buffer {
  const dots = UTIF.toRGBA8(table)
  table.data = new Uint8Array()
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.putImageData(new ImageData(new Uint8ClampedArray(dots.buffer), width, height), 0, 0)
  const page = canvas.toBuffer('image/jpeg', JPEG_QUALITY)
  // Its memory is not the engine's: it goes now, not when the engine thinks of it.
  canvas.width = 1
  canvas.height = 1
  return page
}
