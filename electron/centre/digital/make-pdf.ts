import { createCanvas, loadImage } from '@napi-rs/canvas'
import { imageSize } from 'image-size'
import PDFDocument from 'pdfkit'

/** Pictures of pages as one PDF/A-2b, a picture a page. The same pictures give the same bytes. */
export type Picture = { readonly bytes: Buffer; readonly type: 'jpeg' | 'png' }
type MadePdf = { readonly pdf: Buffer; readonly dpi: number }

const POINTS_PER_INCH = 72
const A4 = { short: 595.28, long: 841.89 }
/** A picture of more dots is no page of paper: it would only fill the memory. */
const MOST_DOTS = 120_000_000
const LEAST_SIDE = 100
/** The file has no date of its own: when it was made stands in the journal. */
const NO_DATE = new Date(0)

/** @returns null when a picture cannot be read, is too small to be a page, or too large */
export async function makePdf(pictures: readonly Picture[]): Promise<MadePdf | null> {
  const pages = []
  for (const one of pictures) {
    const page = await readPicture(one)
    if (!page) return null
    pages.push(page)
  }
  const doc = new PDFDocument({
    margin: 0,
    autoFirstPage: false,
    pdfVersion: '1.7',
    subset: 'PDF/A-2b',
    tagged: true,
    lang: 'vi',
    info: { Title: 'Bản số hóa', Creator: 'Một Cửa', CreationDate: NO_DATE, ModDate: NO_DATE },
  })
  const parts: Buffer[] = []
  doc.on('data', (part: Buffer) => parts.push(part))
  const done = new Promise((resolve, reject) => doc.on('end', resolve).on('error', reject))
  for (const [place, { bytes, size, isTurned }] of pages.entries()) {
    doc.addPage({ size, margin: 0 })
    const [width, height] = isTurned ? [size[1], size[0]] : size
    const figure = doc.struct(
      'Figure',
      { alt: `Trang ${place + 1}` },
      () => void doc.image(bytes, 0, 0, { width: isTurned ? height : width, height: isTurned ? width : height }),
    )
    doc.addStructure(figure)
    figure.end()
  }
  doc.end()
  await done
  return { pdf: Buffer.concat(parts), dpi: Math.min(...pages.map(({ dpi }) => dpi)) }
}

type Page = { bytes: Buffer; size: [number, number]; isTurned: boolean; dpi: number }

async function readPicture({ bytes, type }: Picture): Promise<Page | null> {
  try {
    if (!isWhole[type](bytes)) return null
    const { width, height, orientation = 1 } = imageSize(bytes)
    if (width * height > MOST_DOTS || Math.min(width, height) < LEAST_SIDE) return null
    // Decoded once, so that half a picture is noticed now and not by who opens the page.
    const image = await loadImage(bytes)
    const isTurned = orientation > 4
    const [shownWide, shownHigh] = isTurned ? [height, width] : [width, height]
    const size = pageSize(shownWide, shownHigh)
    const dpi = Math.round(shownWide / (size[0] / POINTS_PER_INCH))
    const plain = type === 'jpeg' ? bytes : withoutSeeThrough(image, width, height)
    return { bytes: plain, size, isTurned, dpi }
  } catch {
    return null
  }
}

/** Half a picture is drawn by most readers with grey for the rest: its end must be there. */
const isWhole: Readonly<Record<Picture['type'], (bytes: Buffer) => boolean>> = {
  png: (bytes) => bytes.lastIndexOf('IEND') > 0,
  jpeg(bytes) {
    let at = 2
    // Segments before the picture itself, which may hold a smaller picture with an end of its own.
    while (at + 4 < bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda) at += 2 + bytes.readUInt16BE(at + 2)
    return bytes.indexOf(Buffer.from([0xff, 0xd9]), at) > 0
  },
}

/** The picture lies on a page of A4, upright or across, as large as it fits: it says nothing sure of its own size. */
function pageSize(wide: number, high: number): [number, number] {
  const [boxWide, boxHigh] = wide > high ? [A4.long, A4.short] : [A4.short, A4.long]
  const scale = Math.min(boxWide / wide, boxHigh / high)
  return [wide * scale, high * scale]
}

/** PNG with what can be seen through laid on white; a page of paper has none of it. */
function withoutSeeThrough(image: Awaited<ReturnType<typeof loadImage>>, width: number, height: number): Buffer {
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  context.drawImage(image, 0, 0)
  return canvas.toBuffer('image/jpeg', 92)
}
