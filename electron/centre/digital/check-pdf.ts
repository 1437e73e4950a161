import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFStream,
  ParseSpeeds,
  decodePDFRawStream,
} from 'pdf-lib'
import type { PDFObject, PDFPage } from 'pdf-lib'

type PdfFacts = {
  readonly pages: number
  /** PDF/A part and conformance as the file declares them, e.g. `2b`; null: it declares none. */
  readonly conformance: string | null
  readonly isSigned: boolean
  /** Lowest resolution of pages that are one picture; null where none is. */
  readonly dpi: number | null
}
type PdfFault = 'broken' | 'encrypted' | 'script' | 'attachment'

/**
 * Reads what is in a PDF that somebody else made: every object of it, also those in compressed streams, is looked at for
 * what runs or hides a file.
 */
export async function checkPdf(bytes: Uint8Array): Promise<PdfFacts | PdfFault> {
  let doc: PDFDocument
  try {
    doc = await PDFDocument.load(bytes, {
      updateMetadata: false,
      throwOnInvalidObject: true,
      parseSpeed: ParseSpeeds.Fastest,
    })
    if (doc.getPageCount() === 0) return 'broken'
  } catch {
    return isEncrypted(bytes) ? 'encrypted' : 'broken'
  }
  const seen = { script: false, attachment: false, signed: false }
  for (const [, object] of doc.context.enumerateIndirectObjects()) look(object, seen, 0)
  if (seen.script) return 'script'
  if (seen.attachment) return 'attachment'
  let conformance: string | null
  try {
    conformance = conformanceOf(doc)
  } catch {
    return 'broken'
  }
  const resolutions = doc.getPages().flatMap((page) => resolutionOf(page) ?? [])
  return {
    pages: doc.getPageCount(),
    conformance,
    isSigned: seen.signed,
    dpi: resolutions.length === 0 ? null : Math.min(...resolutions),
  }
}

/** Where it is named nothing is compressed or encrypted itself (ISO 32000-1, 7.6.1). */
const isEncrypted = (bytes: Uint8Array): boolean => Buffer.from(bytes).includes('/Encrypt')

/** Actions that run something or send something away, and forms that are programs (ISO 32000-1, 12.6.4). */
const RUNS: ReadonlySet<string> = new Set([
  'JavaScript',
  'Launch',
  'ImportData',
  'SubmitForm',
  'Rendition',
  'RichMediaExecute',
])
const RUNNING_KEYS: ReadonlySet<string> = new Set(['JS', 'XFA', 'RichMediaContent'])
const FILE_KEYS: ReadonlySet<string> = new Set(['EF', 'EmbeddedFiles'])
const MOST_DEEP = 50

type Seen = { script: boolean; attachment: boolean; signed: boolean }

function look(object: PDFObject, seen: Seen, depth: number): void {
  if (depth > MOST_DEEP) return
  if (object instanceof PDFArray) for (const one of object.asArray()) look(one, seen, depth + 1)
  const dict = object instanceof PDFStream ? object.dict : object
  if (!(dict instanceof PDFDict)) return
  for (const [name, value] of dict.entries()) {
    note(seen, name.decodeText(), value instanceof PDFName ? value.decodeText() : '')
    look(value, seen, depth + 1)
  }
}

function note(seen: Seen, key: string, name: string): void {
  if (RUNNING_KEYS.has(key) || (key === 'S' && RUNS.has(name)) || name === 'RichMedia') seen.script = true
  if (FILE_KEYS.has(key) || (key === 'Type' && name === 'EmbeddedFile')) seen.attachment = true
  if (key === 'ByteRange') seen.signed = true
}

/** `pdfaid:part` and `pdfaid:conformance` of the metadata, as an attribute or as an element (ISO 19005-1, 6.7.11). */
function conformanceOf(doc: PDFDocument): string | null {
  const stream = doc.catalog.lookup(PDFName.of('Metadata'))
  if (!(stream instanceof PDFRawStream)) return null
  const xmp = Buffer.from(decodePDFRawStream(stream).decode()).toString('utf8')
  const part = /pdfaid:part\s*(?:=\s*["']|>)\s*([1-4])/.exec(xmp)?.[1]
  const level = /pdfaid:conformance\s*(?:=\s*["']|>)\s*([ABUabuEFef])/.exec(xmp)?.[1] ?? ''
  return part === undefined ? null : `${part}${level.toLowerCase()}`
}

const SHAPE = 0.1
const POINTS_PER_INCH = 72

/** Dots per inch of a page that is one picture: one with the shape of the page. */
function resolutionOf(page: PDFPage): number | null {
  const objects = page.node.Resources()?.lookupMaybe(PDFName.of('XObject'), PDFDict)
  if (!objects) return null
  const { width, height } = page.getSize()
  const found = objects.keys().flatMap((key) => {
    const stream = objects.lookup(key)
    if (!(stream instanceof PDFStream)) return []
    const [w, h] = ['Width', 'Height'].map((name) => stream.dict.lookupMaybe(PDFName.of(name), PDFNumber)?.asNumber())
    if (!w || !h || Math.abs(w / h / (width / height) - 1) > SHAPE) return []
    return [Math.round(w / (width / POINTS_PER_INCH))]
  })
  return found.length === 0 ? null : Math.max(...found)
}
