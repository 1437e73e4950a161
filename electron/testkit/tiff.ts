/** A page of a TIFF, with its dots packed as they are said to be. */
export type TiffFixture = {
  readonly width: number
  readonly height: number
  readonly compression: number
  /** 0: white is zero; 1: black is; 2: red, green, blue; 6: YCbCr. */
  readonly photometric: number
  readonly samples: 1 | 3
  readonly bits: 1 | 8
  readonly data: Buffer
  /** Dots per inch across and down; left out: the file does not say. */
  readonly dpi?: readonly [across: number, down: number]
}

/** What a scanner wrote of a page of 200 × 280 dots: black in the upper left, white elsewhere. */
const SCANNED = { width: 200, height: 280, photometric: 0, samples: 1, bits: 1 } as const
export const G4_PAGE: TiffFixture = {
  ...{ ...SCANNED, compression: 4 },
  data: Buffer.from('JqB4an//////////////////////////////////j//////////////////////////////////+ACAC', 'base64'),
}
export const LZW_PAGE: TiffFixture = {
  ...{ ...SCANNED, compression: 5 },
  data: Buffer.from(
    `gD/gUDgkCeAAhEJhUIgsNf8HhcRh0FiERhUTgkVi0MjEGjcXjsPj8JkMikYAksajcpk8okMqi0sk8ykc0j82lcvls4mM6mc+mtAm9CnMdmES
ok9o07pNIpc/p9BqNDqdFjFHhc8p1XplVpVcqFgqViqlkq0TrEgr1btFds1ftthuNjudlutnh1pklNrN8tVvtl5t13uGCuWGumIu2KvENvUctd9yN/wmBx2D
xmFy+HzeJzuLz+NimY0Oa0ec0+e1Og1ct12v2Gx2Wz2m12233G53W73m932/4HB4XD4nF43H5HJ5XL5nN53P6HR6XT6nV63X7HZ7Xb7nd73f8Hh8Xj8nl83n
9Hp9Xr9nt93v+Hx+Xz+n1+33/H5/X7/n9/z/wBAMBQHAkCwNA70ICA==`,
    'base64',
  ),
}

type Field = readonly [tag: number, type: 3 | 4 | 5, values: readonly number[]]
const FIELD_BYTES = 12

/** A TIFF of pages, the low byte first, each page one strip (TIFF 6.0). `loop` chains the last page to the first. */
export function tiff(pages: readonly TiffFixture[], { loop = false } = {}): Buffer {
  const parts: Buffer[] = [Buffer.from([0x49, 0x49, 42, 0, 0, 0, 0, 0])]
  let end = 8
  let pointer = { part: parts[0] as Buffer, at: 4 }
  const add = (part: Buffer): number => {
    const padded = part.length % 2 === 0 ? part : Buffer.concat([part, Buffer.alloc(1)])
    parts.push(padded)
    end += padded.length
    return end - padded.length
  }
  const starts: number[] = []
  for (const page of pages) {
    const fields = fieldsOf(page, add(page.data))
    const values = fields.map(([, type, own]) => (packed(type, own).length > 4 ? add(packed(type, own)) : null))
    const table = Buffer.alloc(2 + fields.length * FIELD_BYTES + 4)
    table.writeUInt16LE(fields.length, 0)
    for (const [n, [tag, type, own]] of fields.entries()) {
      const at = 2 + n * FIELD_BYTES
      table.writeUInt16LE(tag, at)
      table.writeUInt16LE(type, at + 2)
      table.writeUInt32LE(type === 5 ? own.length / 2 : own.length, at + 4)
      const place = values[n] ?? null
      if (place === null) packed(type, own).copy(table, at + 8)
      else table.writeUInt32LE(place, at + 8)
    }
    const start = add(table)
    starts.push(start)
    pointer.part.writeUInt32LE(start, pointer.at)
    pointer = { part: table, at: table.length - 4 }
  }
  if (loop) pointer.part.writeUInt32LE(starts[0] ?? 0, pointer.at)
  return Buffer.concat(parts)
}

function fieldsOf(page: TiffFixture, place: number): readonly Field[] {
  const { width, height, samples, bits, dpi } = page
  const resolution: Field[] = dpi
    ? [
        [282, 5, [dpi[0], 1]],
        [283, 5, [dpi[1], 1]],
      ]
    : []
  return [
    [256, 4, [width]],
    [257, 4, [height]],
    [258, 3, Array.from({ length: samples }, () => bits)],
    [259, 3, [page.compression]],
    [262, 3, [page.photometric]],
    [273, 4, [place]],
    [277, 3, [samples]],
    [278, 4, [height]],
    [279, 4, [page.data.length]],
    ...resolution,
  ]
}

function packed(type: Field[1], values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(type === 3 ? values.length * 2 : values.length * 4)
  for (const [n, value] of values.entries())
    if (type === 3) bytes.writeUInt16LE(value, n * 2)
    else bytes.writeUInt32LE(value, n * 4)
  return bytes
}
