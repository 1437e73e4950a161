export type Size = { readonly width: number; readonly height: number }
/** What is kept: `zoom` from 1 (as much as fits); `x` and `y` from 0 (left, top) to 1. */
export type Framing = { readonly zoom: number; readonly x: number; readonly y: number }
export type Part = Size & { readonly left: number; readonly top: number }

/** Faces stand above the middle of a portrait. */
export const FIRST_FRAMING: Framing = { zoom: 1, x: 0.5, y: 0.25 }
/** Pixels of what is sent: upright, as the tablet shows it. */
export const SENT: Size = { width: 640, height: 800 }

/** The part of a picture that a framing keeps, in pixels of the picture, upright as `SENT`. */
export function partOf({ width, height }: Size, { zoom, x, y }: Framing): Part {
  const shape = SENT.width / SENT.height
  const kept = Math.min(width, height * shape) / Math.max(1, zoom)
  const part = { width: kept, height: kept / shape }
  return { left: (width - part.width) * x, top: (height - part.height) * y, ...part }
}
