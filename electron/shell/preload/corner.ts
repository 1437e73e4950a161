/** Five touches in a corner within three seconds: nobody does that by chance, and nothing on the page shows it. */
const TOUCHES = 5
const WITHIN_MS = 3_000
const SIZE_PX = 96

type Place = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** Whether a touch is in a corner of the window. */
export function isInCorner(corner: string, { x, y, width, height }: Place): boolean {
  const across = corner.endsWith('left') ? x : width - x
  const down = corner.startsWith('top') ? y : height - y
  return across < SIZE_PX && down < SIZE_PX
}

/** Counts touches. @returns whether this one completes the sign; touches elsewhere begin anew */
export function cornerCounter(corner: string): (place: Place, atMs: number) => boolean {
  let touches: number[] = []
  return (place, atMs) => {
    touches = isInCorner(corner, place) ? [...touches.filter((at) => atMs - at < WITHIN_MS), atMs] : []
    if (touches.length < TOUCHES) return false
    touches = []
    return true
  }
}

/** Runs `knock` when somebody gives the technician's sign. */
export function watchCorner(corner: string, knock: () => void): void {
  const isSign = cornerCounter(corner)
  const hear = ({ clientX: x, clientY: y, timeStamp }: PointerEvent): void => {
    if (isSign({ x, y, width: innerWidth, height: innerHeight }, timeStamp)) knock()
  }
  addEventListener('pointerdown', hear, { capture: true, passive: true })
}
