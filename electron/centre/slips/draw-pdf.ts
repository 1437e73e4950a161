import PDFDocument from 'pdfkit'
import type { SlipPaper } from '../../../shared/domain/slips/paper.ts'
import { layOut } from '../../../shared/domain/slips/layout/lay-out.ts'
import { pageSheet } from '../../../shared/domain/slips/layout/sheet.ts'
import type { SlipFonts } from './slip-fonts.ts'
import type { Face, Layout, Mark, Page, PageSize, Placed } from '../../../shared/domain/slips/layout/sheet.ts'

/** Colour of HỦY across the page: seen at once, and what lies under it can still be read. */
const STAMP_GREY = '#C9C9C9'

/**
 * The copies of a slip as one PDF/A-2b with its fonts embedded as subsets and its paragraphs marked for screen readers. The
 * same papers, size and instant give the same bytes: the only time in the file is that of the issue.
 * @param papers the slip's paper for each copy, at least one; pages are numbered within each
 * @param issuedAt ms; the date of creation that the file carries
 */
export async function drawPdf(
  papers: readonly [SlipPaper, ...SlipPaper[]],
  size: PageSize,
  issuedAt: number,
  fonts: SlipFonts,
): Promise<Buffer> {
  const sheet = pageSheet(size, papers[0].landscape)
  const doc = openDocument(papers[0], [sheet.width, sheet.height ?? 0], issuedAt)
  // An opened font is taken too, which the types do not know.
  for (const face of ['regular', 'bold', 'italic'] as const) doc.registerFont(face, fonts[face] as unknown as Buffer)
  const ink = {
    width: (text: string, style: { face: Face; size: number }): number =>
      doc.font(style.face).fontSize(style.size).widthOfString(text),
  }
  const done = collect(doc)
  for (const paper of papers) {
    const layout = layOut(paper, sheet, ink)
    for (const page of layout.pages) drawPage(doc, layout, page)
  }
  doc.end()
  return await done
}

function openDocument(paper: SlipPaper, size: [number, number], issuedAt: number): PDFKit.PDFDocument {
  const stamp = new Date(issuedAt)
  return new PDFDocument({
    size,
    margin: 0,
    autoFirstPage: false,
    pdfVersion: '1.7',
    subset: 'PDF/A-2b',
    tagged: true,
    lang: 'vi',
    displayTitle: true,
    info: {
      Title: `${paper.title.replaceAll('\u00A0', ' ')} ${paper.number}`,
      Author: paper.office,
      Creator: 'Một Cửa',
      CreationDate: stamp,
      ModDate: stamp,
    },
  })
}

function collect(doc: PDFKit.PDFDocument): Promise<Buffer> {
  const parts: Buffer[] = []
  doc.on('data', (part: Buffer) => parts.push(part))
  return new Promise((resolve, reject) => {
    doc.on('end', () => resolve(Buffer.concat(parts)))
    doc.on('error', reject)
  })
}

function drawPage(doc: PDFKit.PDFDocument, layout: Layout, page: Page): void {
  doc.addPage()
  for (const mark of page.marks) if (mark.type === 'stamp') drawStamp(doc, layout, mark.text)
  for (const [part, marks] of Map.groupBy(page.marks.filter(isNoStamp), ({ part }) => part)) {
    const texts = marks.filter((mark) => mark.type === 'text')
    for (const mark of marks) if (mark.type !== 'text') drawShape(doc, mark)
    if (texts.length === 0) continue
    // Texts of a paragraph are one part of the document's structure, whichever lines they stand in.
    const element = doc.struct(part === 1 ? 'H1' : 'P', {}, () => {
      for (const text of texts) drawText(doc, text)
    })
    doc.addStructure(element)
    element.end()
  }
}

const isNoStamp = (mark: Placed): boolean => mark.type !== 'stamp'

function drawText(doc: PDFKit.PDFDocument, { face, size, text, x, y }: Extract<Mark, { type: 'text' }>): void {
  doc.font(face).fontSize(size).fillColor('black')
  doc.text(text, x, y, { lineBreak: false, baseline: 'alphabetic' })
}

/** Lines and codes say nothing that the words do not: they are marked as decoration. */
function drawShape(doc: PDFKit.PDFDocument, mark: Mark): void {
  doc.markContent('Artifact')
  doc.fillColor('black')
  if (mark.type === 'box') doc.rect(mark.x, mark.y, mark.width, mark.height).fill()
  else if (mark.type === 'bars') drawBars(doc, mark)
  else if (mark.type === 'qr') drawQr(doc, mark)
  doc.endMarkedContent()
}

function drawBars(doc: PDFKit.PDFDocument, { x, y, module, height, widths }: Extract<Mark, { type: 'bars' }>): void {
  let at = x
  for (const [index, width] of widths.entries()) {
    if (index % 2 === 0) doc.rect(at, y, width * module, height)
    at += width * module
  }
  doc.fill()
}

/** Dark modules beside each other are one rectangle, so that no reader sees hairlines between them. */
function drawQr(doc: PDFKit.PDFDocument, { x, y, module, rows }: Extract<Mark, { type: 'qr' }>): void {
  for (const [row, line] of rows.entries()) {
    for (const run of line.matchAll(/1+/g)) {
      doc.rect(x + run.index * module, y + row * module, run[0].length * module, module)
    }
  }
  doc.fill()
}

function drawStamp(doc: PDFKit.PDFDocument, { sheet }: Layout, text: string): void {
  const [width, height] = [sheet.width, sheet.height ?? 0]
  const size = Math.min(width, height) * 0.42
  doc.markContent('Artifact')
  doc.save().font('bold').fontSize(size).fillColor(STAMP_GREY)
  doc.rotate(-35, { origin: [width / 2, height / 2] })
  const wide = doc.widthOfString(text)
  doc.text(text, (width - wide) / 2, height / 2 + size * 0.33, { lineBreak: false, baseline: 'alphabetic' })
  doc.restore()
  doc.endMarkedContent()
}
