import { createCanvas, loadImage } from '@napi-rs/canvas'
import type { Image } from '@napi-rs/canvas'
import { imageSize } from 'image-size'
import type { DigitalType } from '../../../shared/domain/digitise/content-type.ts'
import type { TakeFault } from '../usecases/digitise/digital-port.ts'
import { tiffPages } from './read-tiff.ts'
import type { TiffPage } from './read-tiff.ts'

/** A page as a picture that a PDF takes as it is. */
export type Page = {
  readonly bytes: Buffer
  /** Of the page as it is seen, in points. */
  readonly size: readonly [wide: number, high: number]
  readonly dpi: number
}
export type PictureType = Extract<DigitalType, 'jpeg' | 'png' | 'tiff'>
/** At most so many pages are read of a file. */
type PageLimits = { readonly pages: number }

const POINTS_PER_INCH = 72
const A4 = { short: 595.28, long: 841.89 }
/**
 * A picture of more dots is not read: A3 at 600 dpi has 69.6 million, and while one is read every dot takes 8 bytes. One picture is in
 * the memory at a time, whatever a paper has for pages.
 */
const MOST_DOTS = 72_000_000
const LEAST_SIDE = 100
const JPEG_QUALITY = 92

/** @returns whether a file is a picture of pages */
export const isPicture = (type: DigitalType): type is PictureType =>
  type === 'jpeg' || type === 'png' || type === 'tiff'

/** Reads the pages of a picture one after the other, each when it is asked for; the last may be a fault. */
export async function* readPages(
  bytes: Buffer,
  type: PictureType,
  limits: PageLimits,
): AsyncGenerator<Page | TakeFault> {
  if (type !== 'tiff') {
    yield await readPicture(bytes, type)
    return
  }
  const pages = readTables(bytes, limits)
  if (typeof pages === 'string') {
    yield pages
    return
  }
  for (const page of pages) yield await readTiff(page)
}

function readTables(bytes: Buffer, limits: PageLimits): readonly TiffPage[] | TakeFault {
  try {
    return tiffPages(bytes, limits.pages)
  } catch {
    return 'broken'
  }
}

async function readTiff(page: TiffPage): Promise<Page | TakeFault> {
  const { width, height, dpi } = page
  const fault = sizeFault(width, height)
  if (fault) return fault
  try {
    const photograph = page.photograph()
    const looked = photograph && (await readPicture(photograph, 'jpeg'))
    if (typeof looked === 'string') return looked
    const bytes = photograph ?? page.encode()
    if (!dpi) return { bytes, ...onA4(width, height) }
    const [across, down] = dpi
    const size = [(width / across) * POINTS_PER_INCH, (height / down) * POINTS_PER_INCH] as const
    return { bytes, size, dpi: Math.round(Math.min(across, down)) }
  } catch {
    return 'broken'
  }
}

function sizeFault(width: number, height: number): TakeFault | null {
  if (width * height > MOST_DOTS) return 'dots'
  return Math.min(width, height) < LEAST_SIDE ? 'broken' : null
}

async function readPicture(bytes: Buffer, type: 'jpeg' | 'png'): Promise<Page | TakeFault> {
  try {
    if (!isWhole[type](bytes)) return 'broken'
    const { width, height, orientation = 1 } = imageSize(bytes)
    const fault = sizeFault(width, height)
    if (fault) return fault
    // Decoded once, so that half a picture is noticed now and not by who opens the page.
    const image = await loadImage(bytes)
    const plain = type === 'jpeg' ? bytes : withoutSeeThrough(image, width, height)
    forget(image)
    const liesOnItsSide = orientation > 4
    return { bytes: plain, ...(liesOnItsSide ? onA4(height, width) : onA4(width, height)) }
  } catch {
    return 'broken'
  }
}

/** Half a picture is drawn by most readers with grey for the rest: its end must be there. */
const isWhole: Readonly<Record<'jpeg' | 'png', (bytes: Buffer) => boolean>> = {
  png: (bytes) => bytes.lastIndexOf('IEND') > 0,
  jpeg(bytes) {
    let at = 2
    // Segments before the picture itself, which may hold a smaller picture with an end of its own.
    while (at + 4 < bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda) at += 2 + bytes.readUInt16BE(at + 2)
    return bytes.indexOf(Buffer.from([0xff, 0xd9]), at) > 0
  },
}

/** A picture that says nothing sure of its own size lies on A4, upright or across, as large as it fits. */
function onA4(wide: number, high: number): Pick<Page, 'size' | 'dpi'> {
  const [boxWide, boxHigh] = wide > high ? [A4.long, A4.short] : [A4.short, A4.long]
  const scale = Math.min(boxWide / wide, boxHigh / high)
  const size = [wide * scale, high * scale] as const
  return { size, dpi: Math.round(wide / (size[0] / POINTS_PER_INCH)) }
}

/** The memory of a picture is not the engine's: it goes now, not when the engine thinks of it. */
const forget = (image: Image): void => {
  image.src = Buffer.alloc(0)
}

/** PNG with what can be seen through laid on white; a page of paper has none of it. */
function withoutSeeThrough(image: Image, width: number, height: number): Buffer {
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  context.drawImage(image, 0, 0)
  forget(image)
  const page = canvas.toBuffer('image/jpeg', JPEG_QUALITY)
  canvas.width = 1
  canvas.height = 1
  return page
}
