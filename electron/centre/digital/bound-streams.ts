import { PDFContext, PDFRawStream, decodePDFRawStream } from 'pdf-lib'

/** More than the objects, tables and words of any paper need; pictures are never unfolded here. */
const MOST_BYTES = 64 * 1024 * 1024

type Unfolding = { ensureBuffer(bytes: number): Uint8Array }

/**
 * Bounds what a compressed part of a PDF may unfold to: the memory that a thread is given counts no buffers, so that a file
 * of some megabytes could eat all there is and end the centre. pdf-lib has no option for it; all of its decoders grow by
 * this one method.
 */
export function boundStreams(): void {
  const empty = PDFRawStream.of(PDFContext.create().obj({ Filter: 'FlateDecode' }), Uint8Array.of(0x78, 0x9c, 3, 0))
  const decoder = Object.getPrototypeOf(Object.getPrototypeOf(decodePDFRawStream(empty))) as Unfolding
  const grow = decoder.ensureBuffer
  if (typeof grow !== 'function') throw new Error('the decoders of pdf-lib are not the ones that are known')
  decoder.ensureBuffer = function bounded(this: Unfolding, bytes: number): Uint8Array {
    if (bytes > MOST_BYTES) throw new Error('a part of the file unfolds to more than any paper has')
    return grow.call(this, bytes)
  }
}
