import PDFDocument from 'pdfkit'
import type { TakeFault } from '../usecases/digitise/digital-port.ts'
import type { Page } from './read-pages.ts'

type MadePdf = { readonly pdf: Buffer; readonly pages: number; readonly dpi: number }
type Limits = { readonly bytes: number; readonly pages: number }

/** The file has no date of its own: when it was made stands in the journal. */
const NO_DATE = new Date(0)

/**
 * Pictures of pages as one PDF/A-2b, a picture a page; the same pictures give the same bytes. Each is asked for when the one
 * before it is written, so that one is in the memory at a time.
 * @returns the first fault of a page, or `pages`, `large` as soon as there is too much
 */
export async function makePdf(pictures: AsyncIterable<Page | TakeFault>, limits: Limits): Promise<MadePdf | TakeFault> {
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
  const had = { pages: 0, bytes: 0, dpi: Number.POSITIVE_INFINITY }
  for await (const page of pictures) {
    if (typeof page === 'string') return page
    had.pages += 1
    had.bytes += page.bytes.length
    had.dpi = Math.min(had.dpi, page.dpi)
    if (had.pages > limits.pages) return 'pages'
    if (had.bytes > limits.bytes) return 'large'
    addPage(doc, page, had.pages)
  }
  doc.end()
  await done
  const pdf = Buffer.concat(parts)
  return pdf.length > limits.bytes ? 'large' : { pdf, pages: had.pages, dpi: had.dpi }
}

function addPage(doc: PDFKit.PDFDocument, { bytes, size: [width, height] }: Page, no: number): void {
  doc.addPage({ size: [width, height], margin: 0 })
  const figure = doc.struct('Figure', { alt: `Trang ${no}` }, () => void doc.image(bytes, 0, 0, { width, height }))
  doc.addStructure(figure)
  figure.end()
}
