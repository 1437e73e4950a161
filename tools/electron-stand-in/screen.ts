import { EventEmitter } from 'node:events'
import type * as Electron from 'electron'
import { settings } from './settings.ts'

type Bounds = { x: number; y: number; width: number; height: number }

let displays: Electron.Display[] = settings.displays.map(displayOf)

function displayOf(bounds: Bounds, index: number): Electron.Display {
  const display: Partial<Electron.Display> = {
    id: index + 1,
    label: `Màn hình ${index + 1}`,
    bounds,
    workArea: bounds,
    size: bounds,
    scaleFactor: 1,
    rotation: 0,
    internal: false,
    touchSupport: 'unknown',
  }
  return display as Electron.Display
}

const holds = ({ bounds }: Electron.Display, { x, y }: { x: number; y: number }): boolean =>
  x >= bounds.x && y >= bounds.y && x < bounds.x + bounds.width && y < bounds.y + bounds.height

/** The screen that a window stands on. */
export function displayAt(point: { x: number; y: number }): Electron.Display {
  const [first] = displays
  const found = displays.find((one) => holds(one, point)) ?? first
  if (!found) throw new Error('this machine has no screen')
  return found
}

/** Somebody plugs screens in or out. */
export function plugDisplays(bounds: readonly Bounds[]): void {
  const before = displays
  displays = bounds.map(displayOf)
  for (const one of displays.slice(before.length)) screen.emit('display-added', {}, one)
  for (const one of before.slice(displays.length)) screen.emit('display-removed', {}, one)
}

export const screen = Object.assign(new EventEmitter(), {
  getAllDisplays: () => displays,
  getPrimaryDisplay: () => displayAt({ x: 0, y: 0 }),
  getDisplayMatching: (bounds: Electron.Rectangle) => displayAt(bounds),
}) satisfies Pick<Electron.Screen, 'getAllDisplays' | 'getPrimaryDisplay' | 'getDisplayMatching'>
