import fc from 'fast-check'
import type { Bitmap } from '../bitmap.ts'

/** Bitmaps with white stretches between black rows, as tickets have, and any bytes in the rows. */
export const anyBitmap = (width: number): fc.Arbitrary<Bitmap> => {
  const bytes = width / 8
  const printed = fc.uint8Array({ minLength: bytes, maxLength: bytes })
  const blank = fc.integer({ min: 1, max: 600 }).map((rows) => new Uint8Array(rows * bytes))
  return fc
    .array(fc.oneof({ weight: 3, arbitrary: printed }, { weight: 1, arbitrary: blank }), { maxLength: 40 })
    .map((parts) => {
      const rows = Uint8Array.from(parts.flatMap((part) => [...part]))
      return { width, height: rows.length / bytes, rows }
    })
}
