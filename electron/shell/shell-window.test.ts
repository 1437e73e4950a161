import { EventEmitter } from 'node:events'
import { beforeEach, expect, test, vi } from 'vitest'
import { WINDOWS } from '../../shared/shell/roles.ts'
import { createManualTime } from '../../shared/testkit/manual-time.ts'
import { openLog } from '../platform/log.ts'
import type { Shell } from './context.ts'
import type { CentreState } from '../platform/watch-centre.ts'

/** A window of Electron as far as what happens to it matters here; what it is asked for is written down. */
class FakeWindow extends EventEmitter {
  static all: FakeWindow[] = []
  readonly options: unknown
  readonly urls: string[] = []
  crashes = 0
  gone = false
  readonly webContents = Object.assign(new EventEmitter(), {
    forcefullyCrashRenderer: () => void (this.crashes += 1),
    isCrashed: () => false,
    setWindowOpenHandler: () => {},
    setIgnoreMenuShortcuts: () => {},
    setVisualZoomLevelLimits: async () => {},
    insertCSS: async () => '',
    getURL: () => this.urls.at(-1) ?? '',
    send: () => {},
  })
  constructor(options: unknown) {
    super()
    this.options = options
    FakeWindow.all.push(this)
  }
  loadURL = async (url: string): Promise<void> => void this.urls.push(url)
  setMenu = (): void => {}
  show = (): void => {}
  isDestroyed = (): boolean => this.gone
  destroy = (): void => {
    this.gone = true
    this.emit('closed')
  }
}

vi.mock('electron', async () => ({
  BrowserWindow: FakeWindow,
  app: new EventEmitter(),
  session: {},
  screen: {
    getAllDisplays: () => [{ bounds: { x: 0, y: 0, width: 1080, height: 1920 } }],
    getPrimaryDisplay: () => ({ bounds: { x: 0, y: 0, width: 1080, height: 1920 } }),
  },
}))
// After the class that stands in its place.
const { openWindow } = await import('./shell-window.ts')
const { isOurRequest } = await import('./guards.ts')
beforeEach(() => {
  FakeWindow.all = []
})

const CENTRE = 'http://10.0.0.2:8080'

function opened() {
  const { clock, timers, advance } = createManualTime()
  const left: number[] = []
  const state = { now: { state: 'here', since: 0, build: 'one' } as CentreState }
  const secrets = { read: async () => 'token' }
  const shell = {
    centre: CENTRE,
    config: { language: 'vi', corner: 'top-left' },
    preload: 'preload.cjs',
    clock,
    timers,
    log: openLog('silent'),
    watch: { now: () => state.now, look: () => {} },
    secrets,
    leave: (code: number) => left.push(code),
  } as unknown as Shell
  const [plan] = WINDOWS.kiosk
  if (!plan) throw new Error('a kiosk has a window')
  const window = openWindow(plan, shell, () => {})
  const last = (): FakeWindow => FakeWindow.all.at(-1) as FakeWindow
  const crash = async (): Promise<void> => {
    last().webContents.emit('render-process-gone', {}, { reason: 'crashed' })
    advance(0)
    await Promise.resolve()
  }
  return { window, last, advance, crash, left, state, secrets }
}

test('a key ring that does not open leaves no empty screen', async () => {
  const { window, last, secrets } = opened()
  secrets.read = () => Promise.reject(new Error('locked'))
  window.load()
  await vi.waitFor(() => expect(last().urls.at(-1)).toBe('app://shell/away/'))
  expect(window.showing()).toBe('trouble')
})

test('every window is locked as the list of the security says', () => {
  opened()
  expect(FakeWindow.all[0]?.options).toMatchObject({
    kiosk: true,
    frame: false,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      devTools: false,
      disableDialogs: true,
      navigateOnDragDrop: false,
    },
  })
})

test.each([
  [`${CENTRE}/v1/health`, true],
  ['ws://10.0.0.2:8080/v1/live', true],
  ['app://shell/away/', true],
  ['blob:http://10.0.0.2:8080/1', true],
  ['data:image/png;base64,AA==', true],
  ['wss://10.0.0.2:8080/v1/live', false],
  ['ws://example.com/v1/live', false],
  ['http://10.0.0.2:8081/', false],
  ['http://10.0.0.2:8080@example.com/', false],
  ['https://example.com/', false],
  ['app://other/away/', false],
  ['file:///etc/passwd', false],
])('a request to %s goes out: %s', (url, expected) => {
  expect(isOurRequest(url, CENTRE)).toBe(expected)
})

test('a page that is silent is ended; one that lives is not', async () => {
  const { window, last, advance } = opened()
  window.load()
  await vi.waitFor(() => expect(last().urls).toEqual([`${CENTRE}/kiosk/#token=token`]))
  last().webContents.emit('did-finish-load')
  for (let beat = 0; beat < 20; beat++) {
    advance(3_000)
    window.beat()
  }
  expect(last().crashes).toBe(0)
  advance(14_000)
  expect(last().crashes).toBe(0)
  advance(1_000)
  expect(last().crashes).toBe(1)
})

test('a server that takes the call and says nothing is shown as trouble, and no page is blamed', async () => {
  const { window, last, advance } = opened()
  window.load()
  await vi.waitFor(() => expect(last().urls).toHaveLength(1))
  advance(20_000)
  expect([window.showing(), last().urls.at(-1), last().crashes]).toEqual(['trouble', 'app://shell/away/', 0])
  // It answered all the time, with an error: it is asked again without news of it.
  last().webContents.emit('did-finish-load')
  window.beat()
  advance(14_000)
  window.beat()
  advance(6_000)
  await vi.waitFor(() => expect(last().urls.at(-1)).toContain('/kiosk/'))
})

test('a page that is loaded and shows nothing is no page: its scripts did not come', async () => {
  const { window, last, advance } = opened()
  window.load()
  await vi.waitFor(() => expect(last().urls).toHaveLength(1))
  last().webContents.emit('did-finish-load')
  advance(20_000)
  expect([window.showing(), last().crashes]).toEqual(['trouble', 0])
})

test('a page that crashes is loaded again, then its window made anew, then the machine started again', async () => {
  const { crash, left } = opened()
  await crash()
  await crash()
  expect(FakeWindow.all).toHaveLength(1)
  await crash()
  expect(FakeWindow.all.map(({ gone }) => gone)).toEqual([true, false])
  await crash()
  await crash()
  expect(left).toEqual([])
  await crash()
  expect(left).toEqual([1])
})

test('a page that went astray whatever held it is brought back', async () => {
  const { window, last } = opened()
  window.load()
  await vi.waitFor(() => expect(last().urls).toHaveLength(1))
  last().webContents.emit('did-navigate', {}, 'https://example.com/', 200)
  await vi.waitFor(() => expect(last().urls).toHaveLength(2))
  last().webContents.emit('did-navigate', {}, `${CENTRE}/kiosk/`, 200)
  last().webContents.emit('did-navigate', {}, `${CENTRE}/kiosk/`, 503)
  expect(window.showing()).toBe('trouble')
})
