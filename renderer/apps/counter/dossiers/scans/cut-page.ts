/** What is cut off a photograph at each side, as shares of it, and quarters that it is turned. */
export type Cut = {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly quarters: number
}
export const WHOLE: Cut = { left: 0, right: 0, top: 0, bottom: 0, quarters: 0 }

const QUALITY = 0.9

/** What is left of a photograph, upright, as JPEG. */
export function cutPage(shot: HTMLCanvasElement, cut: Cut): Promise<Blob> {
  const canvas = document.createElement('canvas')
  drawCut(canvas, shot, cut)
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('the photograph could not be kept'))),
      'image/jpeg',
      QUALITY,
    ),
  )
}

/** Draws it: the cut is of the photograph as it was taken, the turn comes after. */
export function drawCut(
  canvas: HTMLCanvasElement,
  shot: HTMLCanvasElement,
  { left, right, top, bottom, quarters }: Cut,
): void {
  const [x, y] = [left * shot.width, top * shot.height]
  const width = Math.max(1, shot.width * (1 - left - right))
  const height = Math.max(1, shot.height * (1 - top - bottom))
  const isAcross = quarters % 2 === 1
  canvas.width = Math.round(isAcross ? height : width)
  canvas.height = Math.round(isAcross ? width : height)
  const context = canvas.getContext('2d')
  if (!context) return
  context.translate(canvas.width / 2, canvas.height / 2)
  context.rotate((quarters * Math.PI) / 2)
  context.drawImage(shot, x, y, width, height, -width / 2, -height / 2, width, height)
}
