import { createCanvas, loadImage } from '@napi-rs/canvas'
import { blankBitmap, isBlack } from '../bitmap.ts'
import type { Bitmap } from '../bitmap.ts'

/** The bitmap as a PNG, black on white, one pixel a dot. */
export async function encodePng(bitmap: Bitmap): Promise<Buffer> {
  const canvas = createCanvas(bitmap.width, Math.max(1, bitmap.height))
  const pen = canvas.getContext('2d')
  const image = pen.createImageData(canvas.width, canvas.height)
  image.data.fill(255)
  for (let y = 0, at = 0; y < bitmap.height; y++) {
    for (let x = 0; x < bitmap.width; x++, at += 4) if (isBlack(bitmap, x, y)) image.data.fill(0, at, at + 3)
  }
  pen.putImageData(image, 0, 0)
  return await canvas.encode('png')
}

/** The bitmap that a PNG of `encodePng` was made of. Rejects when it is no picture of whole bytes a row. */
export async function decodePng(png: Buffer): Promise<Bitmap> {
  const image = await loadImage(png)
  const pen = createCanvas(image.width, image.height).getContext('2d')
  pen.drawImage(image, 0, 0)
  const { data } = pen.getImageData(0, 0, image.width, image.height)
  const bitmap = blankBitmap(image.width, image.height)
  for (let dot = 0; dot < image.width * image.height; dot++) {
    if ((data[dot * 4] ?? 255) < 128) bitmap.rows[dot >> 3] = (bitmap.rows[dot >> 3] ?? 0) | (0x80 >> (dot & 7))
  }
  return bitmap
}
