import { EventEmitter } from 'node:events'

/*
 * The module `electron` as far as the parts of the shell that are broken on purpose use it: what they ask for is kept, what
 * they are told of is said by a table. Not the stand-in of tools/, which is a whole program in Chromium.
 */

/** No process can have this number. */
export const NOBODY = 2 ** 30

type Child = EventEmitter & { readonly pid: number; readonly told: unknown[]; readonly asked: readonly unknown[] }

/** What was asked of it since `begin`. */
export const seen = {
  children: [] as Child[],
  handlers: new Map<string, (event: unknown, value: unknown) => Promise<unknown>>(),
  fetched: [] as { url: string; authorization: unknown }[],
  /** What answers instead of a centre that is not well; null: nothing does. */
  answer: null as ((url: string, body: unknown) => Response) | null,
  backend: 'gnome_libsecret',
  hasRing: true,
  appPath: '',
  windows: [] as BrowserWindow[],
  screens: 1,
  /** Questions that stand over a window, and how each is answered. */
  boxes: [] as { asked: unknown; answer(place: number): void }[],
}

/** Forgets what was asked before. */
export function begin(): void {
  Object.assign(seen, { children: [], handlers: new Map(), fetched: [], windows: [], screens: 1, boxes: [] })
  Object.assign(seen, { answer: null })
  Object.assign(seen, { backend: 'gnome_libsecret', hasRing: true })
  for (const emitter of [app, screen]) emitter.removeAllListeners()
}

export const utilityProcess = {
  fork(...asked: readonly unknown[]) {
    const told: unknown[] = []
    const own = { pid: NOBODY, told, asked, postMessage: (message: unknown) => void told.push(message) }
    const child = Object.assign(new EventEmitter(), own)
    seen.children.push(child)
    return child
  },
}

export const ipcMain = {
  handle: (name: string, run: (event: unknown, value: unknown) => Promise<unknown>) =>
    void seen.handlers.set(name, run),
}

/** What it seals says which ring sealed it. */
export const safeStorage = {
  getSelectedStorageBackend: () => seen.backend,
  isAsyncEncryptionAvailable: async () => seen.hasRing,
  encryptStringAsync: async (text: string) => Buffer.from(`${seen.backend}:${btoa(text)}`),
  decryptStringAsync: async (sealed: Buffer) => ({ result: atob(String(sealed).split(':')[1] ?? '') }),
}

export const dialog = {
  showMessageBox: (_window: unknown, asked: unknown) =>
    new Promise<{ response: number }>((resolve) => {
      seen.boxes.push({ asked, answer: (response) => resolve({ response }) })
    }),
}

export const app = Object.assign(new EventEmitter(), {
  isPackaged: true,
  getAppPath: () => seen.appPath,
  getPath: (name: string) => `/home/kiosk/${name}`,
})

export const net = {
  async fetch(url: string, { headers, body }: { headers: Record<string, string>; body?: unknown }) {
    seen.fetched.push({ url, authorization: headers['authorization'] })
    return seen.answer?.(url, body) ?? new Response(null, { status: 503 })
  },
}

/** What the program answers to a session that asks it. */
export class FakeSession extends EventEmitter {
  readonly answers: Record<string, (...asked: never[]) => unknown> = {}
  readonly webRequest = { onBeforeRequest: (run: never): void => void (this.answers['request'] = run) }
  spellChecks = true
  setPermissionRequestHandler = (run: never): void => void (this.answers['ask'] = run)
  setPermissionCheckHandler = (run: never): void => void (this.answers['check'] = run)
  setDevicePermissionHandler = (run: never): void => void (this.answers['device'] = run)
  setDisplayMediaRequestHandler = (run: never): void => void (this.answers['screen'] = run)
  setCertificateVerifyProc = (run: never): void => void (this.answers['verify'] = run)
  setSpellCheckerEnabled = (on: boolean): void => void (this.spellChecks = on)
}
export const session = { defaultSession: new FakeSession() }

/** A page, with what is done to it. */
export class FakeContents extends EventEmitter {
  readonly asked: string[] = []
  url = ''
  mayOpen: (details: { url: string }) => unknown = () => ({ action: 'allow' })
  getURL = (): string => this.url
  isCrashed = (): boolean => false
  setWindowOpenHandler = (run: (details: { url: string }) => unknown): void => void (this.mayOpen = run)
  setIgnoreMenuShortcuts = (on: boolean): void => void this.asked.push(`no shortcuts ${on}`)
  forcefullyCrashRenderer = (): void => void this.asked.push('crash')
  setVisualZoomLevelLimits = async (...limits: number[]): Promise<void> => void this.asked.push(`zoom ${limits.join()}`)
  insertCSS = async (css: string): Promise<string> => String(this.asked.push(css))
  /** Something happens to it. @returns whether the program would not have it */
  refuses(name: string, about: object = {}, ...more: unknown[]): boolean {
    let isRefused = false
    this.emit(name, { ...about, preventDefault: () => void (isRefused = true) }, ...more)
    return isRefused
  }
}

/** A window, with what is done to it. */
export class BrowserWindow extends EventEmitter {
  readonly webContents = new FakeContents()
  readonly urls: string[] = []
  readonly asked: string[] = []
  isGone = false
  readonly options: Record<string, unknown>
  constructor(options: Record<string, unknown>) {
    super()
    this.options = options
    seen.windows.push(this)
  }
  loadURL = async (url: string): Promise<void> => void this.urls.push((this.webContents.url = url))
  setMenu = (menu: unknown): void => void this.asked.push(`menu ${String(menu)}`)
  show = (): void => void this.asked.push('show')
  setKiosk = (on: boolean): void => void this.asked.push(`kiosk ${on}`)
  isDestroyed = (): boolean => this.isGone
  destroy(): void {
    this.isGone = true
    this.emit('closed')
  }
  /** Its user closes it. */
  close(): void {
    let isRefused = false
    this.emit('close', { preventDefault: () => void (isRefused = true) })
    if (!isRefused) this.destroy()
  }
}

const screenOf = (x: number) => ({ bounds: { x, y: 0, width: 1080, height: 1920 } })
export const screen = Object.assign(new EventEmitter(), {
  getAllDisplays: () => Array.from({ length: seen.screens }, (_none, index) => screenOf(index * 1080)),
  getPrimaryDisplay: () => screenOf(0),
})
