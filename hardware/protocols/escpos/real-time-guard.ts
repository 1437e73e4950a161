import type { Bitmap } from '../../bitmap.ts'

const DLE = 0x10
const SECOND = new Set([0x04, 0x05, 0x14])

/**
 * A copy of the bitmap without the pairs `10 04`, `10 05`, `10 14`: a printer obeys them wherever it meets them, also
 * inside graphics, and `10 14` can clear its buffer or switch it off (hardware.md §2.3). Where one stands, a single
 * dot of the first byte changes: it is cleared when a black dot stands next to it, else the one to the far right is
 * set, which nobody sees.
 */
export function withoutRealTimeBytes(bitmap: Bitmap): Bitmap {
  const rows = bitmap.rows.slice()
  const stride = bitmap.width / 8
  for (let i = 0; i + 1 < rows.length; i++) {
    if (rows[i] !== DLE || !SECOND.has(rows[i + 1] ?? 0)) continue
    rows[i] = hasBlackNeighbour(rows, i, stride) ? 0x00 : DLE | 0x01
  }
  return { ...bitmap, rows }
}

/** Whether a black dot touches the dot of value 10h in byte `i`, above or below. */
function hasBlackNeighbour(rows: Uint8Array, i: number, stride: number): boolean {
  const around = DLE | (DLE << 1) | (DLE >> 1)
  return (((rows[i - stride] ?? 0) | (rows[i + stride] ?? 0)) & around) !== 0
}
