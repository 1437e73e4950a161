import { PDFDocument, degrees } from 'pdf-lib'

/** A page of a file, from 1, turned clockwise. */
type PageToJoin = { readonly pdf: Uint8Array; readonly page: number; readonly turn: number }

/** Pages of several files as one PDF, in their order. It declares no PDF/A: what the files declare may not hold together. */
export async function joinPages(pages: readonly PageToJoin[], title: string): Promise<Uint8Array> {
  const joined = await PDFDocument.create({ updateMetadata: false })
  joined.setTitle(title)
  joined.setCreator('Một Cửa')
  const opened = new Map<Uint8Array, PDFDocument>()
  for (const { pdf, page, turn } of pages) {
    const from = opened.get(pdf) ?? (await PDFDocument.load(pdf, { updateMetadata: false }))
    opened.set(pdf, from)
    const [copy] = await joined.copyPages(from, [page - 1])
    if (!copy) continue
    copy.setRotation(degrees((copy.getRotation().angle + turn) % 360))
    joined.addPage(copy)
  }
  return await joined.save()
}
