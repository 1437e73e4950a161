import { createCanvas } from '@napi-rs/canvas'
import { PDFiumLibrary } from '@hyzyla/pdfium'

const MOST_DOTS = 40_000_000
const QUALITY = 80

let library: Promise<PDFiumLibrary> | null = null
const pdfium = (): Promise<PDFiumLibrary> => (library ??= PDFiumLibrary.init())

/** Whether a file can be opened and every page of it has a size. @returns its pages, 0 when it cannot */
export async function countPages(pdf: Uint8Array): Promise<number> {
  try {
    const doc = await (await pdfium()).loadDocument(pdf)
    try {
      return doc.getPageCount()
    } finally {
      doc.destroy()
    }
  } catch {
    return 0
  }
}

/**
 * A page as a JPEG. @param page from 1 @param width px
 * @throws when the file cannot be opened or has no such page
 */
export async function drawPage(pdf: Uint8Array, page: number, width: number): Promise<Buffer> {
  const doc = await (await pdfium()).loadDocument(pdf)
  try {
    const one = doc.getPage(page - 1)
    const { originalWidth, originalHeight } = one.getOriginalSize()
    const high = (originalHeight / originalWidth) * width
    const scale = (width / originalWidth) * Math.min(1, Math.sqrt(MOST_DOTS / (width * high)))
    const drawn = await one.render({ scale, render: 'bitmap' })
    const canvas = createCanvas(drawn.width, drawn.height)
    const context = canvas.getContext('2d')
    const picture = context.createImageData(drawn.width, drawn.height)
    picture.data.set(drawn.data)
    context.putImageData(picture, 0, 0)
    return canvas.toBuffer('image/jpeg', QUALITY)
  } finally {
    doc.destroy()
  }
}
