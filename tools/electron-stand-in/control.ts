import type * as Electron from 'electron'
import { app, prepare, startSoon, takeLock } from './app.ts'
import { BrowserWindow } from './browser-window.ts'
import { pressGlobal } from './desk.ts'
import { watchDownloads } from './downloads.ts'
import { watchTargets } from './popups.ts'
import { plugDisplays } from './screen.ts'
import { everythingAsked, plant } from './settings.ts'
import { killChildren } from './utility-process.ts'

/** What a test may ask and do, by messages of the child process: the hands of a person at the machine. */
export type Orders = {
  windows(): WindowView[]
  asked(): unknown
  press(windowId: number, input: Partial<Electron.Input>): Promise<boolean>
  pressGlobal(accelerator: string): boolean
  /** Looks into the page, or does something in its name. */
  look(windowId: number, expression: string): Promise<unknown>
  tap(windowId: number, x: number, y: number): Promise<void>
  picture(windowId: number): Promise<string>
  crash(windowId: number): void
  close(windowId: number): void
  plug(displays: readonly Electron.Rectangle[]): void
  killChildren(): void
  plant(mistakes: readonly string[]): void
  quit(): void
}
export type WindowView = {
  readonly id: number
  readonly targetId: string
  readonly url: string
  readonly bounds: Electron.Rectangle
  readonly kiosk: boolean
  readonly fullScreen: boolean
  readonly visible: boolean
  readonly options: unknown
}

const window = (id: number): BrowserWindow => {
  const found = BrowserWindow.fromId(id)
  if (!found) throw new Error(`no window ${id}`)
  return found
}

const NO_KEY: Omit<Electron.Input, 'key' | 'code'> = {
  type: 'keyDown',
  isAutoRepeat: false,
  isComposing: false,
  shift: false,
  control: false,
  alt: false,
  meta: false,
  location: 0,
  modifiers: [],
}

const orders: Orders = {
  windows: () =>
    BrowserWindow.getAllWindows().map((one) => ({
      id: one.id,
      targetId: one.webContents.targetId,
      url: one.webContents.getURL(),
      bounds: one.getBounds(),
      kiosk: one.isKiosk(),
      fullScreen: one.isFullScreen(),
      visible: one.isVisible(),
      options: JSON.parse(JSON.stringify(one.options)),
    })),
  asked: everythingAsked,
  press: (id, input) => window(id).webContents.press({ ...NO_KEY, key: '', code: '', ...input }),
  pressGlobal,
  look: (id, expression) => window(id).webContents.look(expression),
  tap: (id, x, y) => window(id).webContents.tap(x, y),
  picture: (id) => window(id).webContents.picture(),
  crash: (id) => window(id).webContents.forcefullyCrashRenderer(),
  close: (id) => window(id).close(),
  plug: plugDisplays,
  killChildren,
  plant,
  quit: () => app.quit(),
}

type Order = { id: number; name: keyof Orders; args: unknown[] }

// The test is gone, and so is the machine that it played.
process.on('disconnect', () => process.exit(70))

process.on('message', (message) => {
  const { id, name, args } = message as Order
  const run = orders[name] as (...given: unknown[]) => unknown
  const answer = (ok: boolean, value: unknown): void => void process.send?.({ id, ok, value })
  new Promise((resolve) => resolve(run(...args))).then(
    (value) => answer(true, value ?? null),
    (error: unknown) => answer(false, String(error)),
  )
})

await takeLock()
prepare(watchTargets)
prepare(watchDownloads)
startSoon()
