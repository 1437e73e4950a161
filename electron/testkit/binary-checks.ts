import type { ElectronApplication } from 'playwright-core'
import { startTestCentre } from './start-test-centre.ts'

/** What only Electron's own binary can show: a check for each, run by `electron/shell/binary.test.ts` where there is one. */
export type BinaryCheck = {
  readonly name: string
  /** Why the stand-in cannot show it. */
  readonly why: string
  /** @returns what was found; `null` is what is wanted */
  readonly look: (app: ElectronApplication, centre: string) => Promise<string | null>
  /** It begins with a machine that knows nothing. */
  readonly isFirstStart?: true
}

const unless = (good: boolean, found: unknown): string | null => (good ? null : JSON.stringify(found))

export const BINARY_CHECKS: readonly BinaryCheck[] = [
  {
    name: 'the sandbox is on',
    why: 'the stand-in starts Chromium without it',
    look: async (app) => {
      const window = await app.firstWindow()
      const has = await window.evaluate(() => 'process' in globalThis)
      const asked = await app.evaluate(({ app: one, BrowserWindow }) => ({
        enabled: one.commandLine.hasSwitch('no-sandbox'),
        windows: BrowserWindow.getAllWindows().length,
      }))
      return unless(!has && !asked.enabled && asked.windows > 0, { has, ...asked })
    },
  },
  {
    name: 'a kiosk covers its whole screen',
    why: 'the stand-in has no windows of the system',
    look: (app) =>
      app.evaluate(({ BrowserWindow, screen }) => {
        const [window] = BrowserWindow.getAllWindows()
        const found = {
          kiosk: window?.isKiosk(),
          bounds: window?.getBounds(),
          wanted: screen.getPrimaryDisplay().bounds,
        }
        return found.kiosk && JSON.stringify(found.bounds) === JSON.stringify(found.wanted)
          ? null
          : JSON.stringify(found)
      }),
  },
  {
    name: 'app:// is served from its own origin',
    why: 'Chromium has no schemes of a program; the stand-in gives it another address',
    look: async (app) => {
      const [status] = await app.evaluate(async ({ net }) => {
        const good = await net.fetch('app://shell/away/')
        const bad = await net.fetch('app://shell/away/../../package.json')
        return [`${good.status} ${bad.status}`]
      })
      return unless(status === '200 404', status)
    },
  },
  {
    name: 'external programs are not opened',
    why: 'Chromium alone would ask; Electron would open',
    look: async (app) => {
      const window = await app.firstWindow()
      const before = window.url()
      await window.evaluate(`void (location.href = 'ms-settings:')`)
      await window.evaluate(`void (location.href = 'https://example.com/')`)
      return unless(window.url() === before, window.url())
    },
  },
  {
    name: 'the files of tokens are sealed by the key ring of this system',
    why: 'the stand-in has a key ring of its own',
    look: (app) =>
      app.evaluate(({ safeStorage }) => {
        const backend = process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : 'the system'
        return ['basic_text', 'unknown'].includes(backend) ? backend : null
      }),
  },
  {
    name: 'the native modules load under this Electron',
    why: 'the stand-in runs on plain Node',
    look: async (_app, centre) => {
      const { status } = await fetch(`${centre}/v1/health`)
      return unless(status === 200, status)
    },
  },
  {
    name: 'a machine joins a house over TLS, and its network service believes that house alone',
    why: "in the stand-in Chromium is told what the program answered; Electron's network service asks, and keeps the answer",
    isFirstStart: true,
    look: joinsHouse,
  },
]

async function joinsHouse(app: ElectronApplication): Promise<string | null> {
  const machine = () => ({ hostName: 'may-chu-mot-cua', addresses: ['127.0.0.1'] })
  const lan = { port: 0, trustPort: 0, host: '127.0.0.1', announceOn: null, machine }
  const [house, stranger] = await Promise.all([startTestCentre({ lan }), startTestCentre({ lan })])
  try {
    const window = await app.firstWindow()
    await window.getByText('Nối vào Trung tâm đã có').click()
    await window.getByLabel('Địa chỉ máy chủ').fill(house.lan?.url ?? '')
    await window.getByText('Nối', { exact: true }).click()
    const code = (await window.locator('.set-up-code').textContent()) ?? ''
    const manager = house.client(await house.logIn('technician'))
    const listed = await manager.call('listPairingRequests', {})
    const requestId = listed.ok ? (listed.value.requests[0]?.id ?? '') : ''
    const opened = app.waitForEvent('window')
    const accepted = await manager.call('acceptPairing', { params: { requestId }, body: { code, deviceId: 'kiosk-1' } })
    await opened
    const asked = await app.evaluate(
      ({ net }, urls) =>
        Promise.all(
          urls.map((url) =>
            net.fetch(`${url}/v1/version`).then(
              ({ ok }) => ok,
              () => false,
            ),
          ),
        ),
      [house.lan?.url ?? '', stranger.lan?.url ?? ''],
    )
    return unless(accepted.ok && asked.join() === 'true,false', { accepted, asked })
  } finally {
    await Promise.all([house.dispose(), stranger.dispose()])
  }
}

/** What no program shows: tried by hand on each kind of machine, before it is handed over. */
export const BY_HAND = [
  'Ctrl+Alt+Del, the Windows key, Alt+Tab, Alt+F4, swipes from the four edges do nothing (Shell Launcher, Keyboard Filter)',
  'the program ended by the task manager of an administrator is back within ten seconds',
  'exit codes 0 to 3 do what Shell Launcher is told',
  'a screen that is plugged out and in keeps its window',
  'no screen saver and no sleep through a night',
  'the fuses read back from the signed program are those of electron-builder.yml',
  'scale of 125 % and 150 %, touch on the right screen of two',
] as const
