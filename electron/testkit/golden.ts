import { createCanvas, loadImage } from '@napi-rs/canvas'
import type { Canvas } from '@napi-rs/canvas'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import pixelmatch from 'pixelmatch'

/** `npm run goldens` writes what the tests compare with: to be looked at before it is committed. */
const WRITE = process.env['GOLDENS'] === 'write'

function keep(file: string, now: Uint8Array): void {
  if (!WRITE && !existsSync(file)) throw new Error(`no golden ${file}: npm run goldens, then look at it`)
  if (!WRITE) return
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, now)
}

/** The lines that were looked at and kept; when goldens are written, those of now. */
export function goldenLines(file: string, now: readonly string[]): string[] {
  keep(file, Buffer.from(`${now.join('\n')}\n`))
  return readFileSync(file, 'utf8').trimEnd().split('\n')
}

/** What another version of a rasteriser may make of the edges of letters; a word that moved is more. */
export const SAME_LOOK = 0.002

/**
 * The share of dots in which a picture clearly differs from the one that was looked at and kept (lossless WebP);
 * 1 when its size is another one.
 */
export async function pictureDifference(file: string, png: Buffer): Promise<number> {
  const now = await canvasOf(png)
  if (WRITE) keep(file, await now.encode('webp', 100))
  else keep(file, png)
  const then = await canvasOf(readFileSync(file))
  const { width, height } = now
  if (width !== then.width || height !== then.height) return 1
  return pixelmatch(dots(now), dots(then), undefined, width, height, { threshold: 0.3 }) / (width * height)
}

async function canvasOf(picture: Buffer): Promise<Canvas> {
  const image = await loadImage(picture)
  const canvas = createCanvas(image.width, image.height)
  canvas.getContext('2d').drawImage(image, 0, 0)
  return canvas
}

const dots = (canvas: Canvas): Uint8ClampedArray =>
  canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data
