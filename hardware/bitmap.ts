/** A 1-bit picture for a thermal head: 1 is black, rows from the top, the leftmost dot in the highest bit of a byte. */
export type Bitmap = {
  /** Dots a row, a multiple of 8. */
  readonly width: number
  readonly height: number
  /** `height` rows of `width / 8` bytes. */
  readonly rows: Uint8Array
}

/** Bytes of one dot row. */
export const rowBytes = (bitmap: Bitmap): number => bitmap.width / 8

/** An all-white bitmap. Throws a RangeError when the width is not a positive multiple of 8 or the height is negative. */
export function blankBitmap(width: number, height: number): Bitmap {
  if (width <= 0 || width % 8 !== 0 || height < 0) throw new RangeError(`no bitmap of ${width} × ${height} dots`)
  return { width, height, rows: new Uint8Array((width / 8) * height) }
}

/** Whether the dot at column `x`, row `y` is black. Outside of the bitmap everything is white. */
export function isBlack(bitmap: Bitmap, x: number, y: number): boolean {
  if (x < 0 || x >= bitmap.width || y < 0 || y >= bitmap.height) return false
  const byte = bitmap.rows[y * rowBytes(bitmap) + (x >> 3)] ?? 0
  return (byte & (0x80 >> (x & 7))) !== 0
}

/** Whether row `y` has no black dot. */
export function isBlankRow(bitmap: Bitmap, y: number): boolean {
  const bytes = rowBytes(bitmap)
  for (let i = y * bytes; i < (y + 1) * bytes; i++) if (bitmap.rows[i] !== 0) return false
  return true
}
