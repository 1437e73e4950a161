import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { ROOT } from '../run.ts'

/** Pixels that Windows asks for: at 100 to 200 % in lists and on the task bar, large on the desktop. */
export const ICON_SIZES = [16, 20, 24, 32, 40, 48, 64, 128, 256] as const
const HEADER = 6
const ENTRY = 16
const DIB_HEADER = 40

/** The sign of the product as an icon of Windows, drawn anew at each size. */
export async function makeIcon(svgFile = join(ROOT, 'renderer/public/favicon.svg')): Promise<Buffer> {
  const svg = readFileSync(svgFile, 'utf8')
  const images = await Promise.all(ICON_SIZES.map((size) => drawn(svg, size)))
  const head = Buffer.alloc(HEADER + images.length * ENTRY)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(images.length, 4)
  let offset = head.length
  images.forEach((image, at) => {
    const entry = HEADER + at * ENTRY
    // 0 says 256.
    const side = (ICON_SIZES[at] ?? 0) % 256
    head.writeUInt8(side, entry)
    head.writeUInt8(side, entry + 1)
    head.writeUInt16LE(1, entry + 4)
    head.writeUInt16LE(32, entry + 6)
    head.writeUInt32LE(image.length, entry + 8)
    head.writeUInt32LE(offset, entry + 12)
    offset += image.length
  })
  return Buffer.concat([head, ...images])
}

/** The largest as PNG; the others as bitmaps, which every part of Windows and of NSIS reads. */
async function drawn(svg: string, size: number): Promise<Buffer> {
  const image = await loadImage(Buffer.from(svg.replace('<svg ', `<svg width="${size}" height="${size}" `)))
  const canvas = createCanvas(size, size)
  const context = canvas.getContext('2d')
  context.drawImage(image, 0, 0, size, size)
  if (size === 256) return canvas.toBuffer('image/png')
  const { data } = context.getImageData(0, 0, size, size)
  // A mask of one bit follows the colours; their own alpha counts, so it is empty.
  const mask = Math.ceil(size / 32) * 4 * size
  const bitmap = Buffer.alloc(DIB_HEADER + size * size * 4 + mask)
  bitmap.writeUInt32LE(DIB_HEADER, 0)
  bitmap.writeInt32LE(size, 4)
  bitmap.writeInt32LE(size * 2, 8)
  bitmap.writeUInt16LE(1, 12)
  bitmap.writeUInt16LE(32, 14)
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      // From the bottom up, blue first.
      const from = ((size - 1 - y) * size + x) * 4
      const to = DIB_HEADER + (y * size + x) * 4
      const [red = 0, green = 0, blue = 0, alpha = 0] = data.subarray(from, from + 4)
      bitmap.set([blue, green, red, alpha], to)
    }
  return bitmap
}
