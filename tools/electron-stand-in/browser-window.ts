import { EventEmitter } from 'node:events'
import type * as Electron from 'electron'
import { app, cancelable, theBrowser } from './app.ts'
import { displayAt } from './screen.ts'
import { record, settings } from './settings.ts'
import { WebContents } from './web-contents.ts'

const windows = new Map<number, BrowserWindow>()
let lastId = 0

/** A window: a target of Chromium with the size that Electron would give it. */
export class BrowserWindow extends EventEmitter implements Checked {
  readonly id = ++lastId
  readonly webContents: WebContents
  /** As it was asked for: tests look at every option. */
  readonly options: Electron.BrowserWindowConstructorOptions
  #bounds: Electron.Rectangle
  #isKiosk: boolean
  #isFullScreen: boolean
  #isVisible: boolean
  #isDestroyed = false

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super()
    this.options = options
    this.#isKiosk = options.kiosk ?? false
    this.#isFullScreen = options.fullscreen ?? this.#isKiosk
    this.#isVisible = options.show ?? true
    const { x = 0, y = 0, width = 800, height = 600 } = options
    const at = { x, y, width, height }
    this.#bounds = this.#isFullScreen ? displayAt(at).bounds : at
    this.webContents = new WebContents(options.webPreferences ?? {}, () => this.#open())
    windows.set(this.id, this)
    // The events of a window that Electron has on both.
    for (const name of ['unresponsive', 'responsive']) this.webContents.on(name, () => this.emit(name))
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'))
    app.emit('browser-window-created', {}, this)
  }

  async #open(): Promise<string> {
    const { x, y, width, height } = this.#bounds
    const { browser } = theBrowser().devTools
    const { targetId } = await browser.send('Target.createTarget', {
      url: 'about:blank',
      newWindow: true,
      ...(settings.headed ? { left: x, top: y } : {}),
      width,
      height,
    })
    if (settings.headed && this.#isFullScreen) {
      const { windowId } = await browser.send('Browser.getWindowForTarget', { targetId })
      await browser.send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'fullscreen' } })
    }
    return targetId
  }

  loadURL = (url: string): Promise<void> => this.webContents.loadURL(url)
  getBounds = (): Electron.Rectangle => this.#bounds
  isKiosk = (): boolean => this.#isKiosk
  isFullScreen = (): boolean => this.#isFullScreen
  isVisible = (): boolean => this.#isVisible
  isDestroyed = (): boolean => this.#isDestroyed
  isFocused = (): boolean => true
  isMinimized = (): boolean => false
  show = (): void => void (this.#isVisible = true)
  showInactive = (): void => void (this.#isVisible = true)
  focus = (): void => record('window focused', this.id)
  restore = (): void => record('window restored', this.id)
  moveTop = (): void => record('window on top', this.id)
  setMenu = (menu: Electron.Menu | null): void => record('window menu', { id: this.id, menu })
  setAlwaysOnTop = (flag: boolean, level?: string): void => record('always on top', { id: this.id, flag, level })
  setKiosk(on: boolean): void {
    this.#isKiosk = on
    this.#isFullScreen = on
  }
  setFullScreen(on: boolean): void {
    this.#isFullScreen = on
    if (!on) this.emit('leave-full-screen')
  }
  setBounds(bounds: Partial<Electron.Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds }
  }

  close(): void {
    const event = cancelable()
    this.emit('close', event)
    if (!event.defaultPrevented) this.destroy()
  }

  destroy(): void {
    if (this.#isDestroyed) return
    this.#isDestroyed = true
    windows.delete(this.id)
    const { targetId } = this.webContents
    const { browser } = theBrowser().devTools
    browser.send('Target.closeTarget', { targetId }).catch(() => {})
    this.webContents.destroyed()
    this.emit('closed')
    if (windows.size === 0) app.emit('window-all-closed')
  }

  static getAllWindows = (): BrowserWindow[] => [...windows.values()]
  static fromId = (id: number): BrowserWindow | null => windows.get(id) ?? null
  static fromWebContents = (contents: unknown): BrowserWindow | null =>
    [...windows.values()].find((one) => one.webContents === contents) ?? null
}

/** Signatures of ours that drift from Electron's are errors of types here. */
type Checked = Pick<
  Electron.BrowserWindow,
  | 'id'
  | 'loadURL'
  | 'getBounds'
  | 'setBounds'
  | 'isKiosk'
  | 'setKiosk'
  | 'isFullScreen'
  | 'setFullScreen'
  | 'isVisible'
  | 'isDestroyed'
  | 'isFocused'
  | 'isMinimized'
  | 'show'
  | 'showInactive'
  | 'focus'
  | 'restore'
  | 'moveTop'
  | 'setMenu'
  | 'close'
  | 'destroy'
>
