import { base64 } from '../areas/base64.ts'
import { partOf, SENT } from './crop.ts'
import type { Framing } from './crop.ts'

const MOST_BYTES = 300_000
const QUALITIES = [0.9, 0.8, 0.7, 0.6, 0.5]

/** Paints the part of a picture that is kept. White lies below: a JPEG knows no transparency. */
export function paint(canvas: HTMLCanvasElement, picture: ImageBitmap, framing: Framing): void {
  const { left, top, width, height } = partOf(picture, framing)
  const brush = canvas.getContext('2d')
  if (!brush) return
  brush.fillStyle = '#FFFFFF'
  brush.fillRect(0, 0, SENT.width, SENT.height)
  brush.drawImage(picture, left, top, width, height, 0, 0, SENT.width, SENT.height)
}

/**
 * What was painted as a JPEG in base64, the best that the centre takes. Nothing of the file goes along: neither the
 * place where it was taken nor the telephone.
 * @returns null when the browser makes none
 */
export async function jpegOf(canvas: HTMLCanvasElement): Promise<string | null> {
  for (const quality of QUALITIES) {
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality))
    if (blob && blob.size <= MOST_BYTES) return base64(new Uint8Array(await blob.arrayBuffer()))
  }
  return null
}
