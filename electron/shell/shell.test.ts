import { rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { buildPages } from '../../renderer/e2e/pages.ts'
import { hostileAddresses } from '../testkit/hostile-addresses.ts'
import { buildTestShell, startShell } from '../testkit/start-shell.ts'
import type { ShellOptions, TestShell } from '../testkit/start-shell.ts'
import { startTestCentre } from '../testkit/start-test-centre.ts'
import type { TestCentre } from '../testkit/start-test-centre.ts'

// The real main file and the real preload script, bundled, on the stand-in for Electron: real Chromium, real windows'
// pages, a preload world of its own. What only Electron's binary can show stands in docs/lock-down.md.

const KIOSK_AND_BOARD = [
  { x: 0, y: 0, width: 1080, height: 1920 },
  { x: 1080, y: 0, width: 1920, height: 1080 },
]
const patience = { timeout: 15_000, interval: 30 }

let pagesDir: string
let program: string
let centre: TestCentre
const shells: TestShell[] = []

beforeAll(async () => {
  ;[pagesDir, program] = await Promise.all([buildPages(), buildTestShell()])
  centre = await startTestCentre({ pagesDir })
})
afterEach(async () => {
  for (const shell of shells.splice(0)) await shell.stop()
})
afterAll(async () => {
  await centre.dispose()
  rmSync(program, { recursive: true, force: true })
})

async function start(options: Partial<ShellOptions> = {}): Promise<TestShell> {
  const { token } = centre
  const tokens = { kiosk: token('kiosk'), board: token('board'), rating: token('rating') }
  const shell = await startShell({
    config: { role: 'kiosk', centreUrl: centre.url },
    tokens,
    pagesDir,
    program,
    ...options,
  })
  shells.push(shell)
  return shell
}

async function sees(shell: TestShell, id: number, words: string): Promise<void> {
  await expect.poll(() => shell.words(id).catch(() => ''), patience).toContain(words)
}

describe('a kiosk', () => {
  test('has a window on each screen, lets nobody out, comes back by itself, and obeys the technician', async () => {
    const shell = await start({ machine: { displays: KIOSK_AND_BOARD } })
    await sees(shell, 1, 'Kính chào ông/bà')
    await expect.poll(async () => (await shell.windows())[1]?.visible, patience).toBe(true)
    const windows = await shell.windows()
    expect(windows.map(({ bounds, kiosk, url }) => ({ bounds, kiosk, path: new URL(url).pathname }))).toEqual([
      { bounds: KIOSK_AND_BOARD[0], kiosk: true, path: '/kiosk/' },
      { bounds: KIOSK_AND_BOARD[1], kiosk: true, path: '/board/' },
    ])
    // Tokens stand in no address that a log or a history could keep.
    expect(windows.map(({ url }) => new URL(url).hash)).toEqual(['', ''])

    await staysThroughEscapes(shell)
    await losesItsPage(shell)
    await letsTheTechnicianOut(shell)
  })
})

async function staysThroughEscapes(shell: TestShell): Promise<void> {
  const here = (await shell.windows()).map(({ url }) => url)
  const [kiosk = ''] = here
  for (const address of hostileAddresses(centre.url)) {
    await shell.order('look', 1, `void (location.href = ${JSON.stringify(address)})`).catch(() => null)
    await shell.order('look', 1, `void window.open(${JSON.stringify(address)})`).catch(() => null)
    await sees(shell, 1, 'Kính chào ông/bà')
  }
  // What Chromium itself sent elsewhere (about:blank) is brought back; what it would have opened was refused.
  await expect.poll(async () => (await shell.windows()).map(({ url }) => url), patience).toEqual(here)
  await sees(shell, 1, 'Kính chào ông/bà')
  const refused = shell.log().filter((line) => line.includes('a navigation was refused'))
  for (const address of ['https://example.com/', `${centre.url}/admin/`, 'ms-settings:', 'app://other/away/'])
    expect(
      refused.some((line) => line.includes(`"${address}"`)),
      address,
    ).toBe(true)
  const link = "Object.assign(document.createElement('a'), { href: '/favicon.svg', download: 'x.svg' }).click()"
  await shell.order('look', 1, link)
  const picker = "document.body.appendChild(Object.assign(document.createElement('input'), { type: 'file' })).click()"
  await shell.order('look', 1, picker)
  const permissions = await shell.order(
    'look',
    1,
    `Promise.all(['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read'].map(
      (name) => navigator.permissions.query({ name }).then(({ state }) => state)))`,
  )
  expect(new Set(permissions as string[])).toEqual(new Set(['denied']))
  expect(await shell.order('look', 1, "fetch('https://example.com/').then(() => 'went out', () => 'refused')")).toBe(
    'refused',
  )
  for (const key of [{ key: 'F5' }, { key: 'F4', alt: true }, { key: 'r', control: true }])
    expect(await shell.order('press', 1, key)).toBe(false)
  expect(await shell.order('press', 1, { key: 'a', code: 'KeyA' })).toBe(true)
  expect(await shell.order('pressGlobal', 'Alt+F4')).toBe(true)
  expect(await shell.asked('power saving blocked')).toEqual(['prevent-display-sleep'])
  await shell.order('close', 1)

  await expect.poll(async () => (await shell.windows()).map(({ url }) => url), patience).toEqual(here)
  expect(kiosk).toBe(`${centre.url}/kiosk/`)
  for (const what of [
    'popup opened',
    'left for another program',
    'file dialog shown',
    'dialog shown',
    'opened outside',
  ])
    expect(await shell.asked(what), what).toEqual([])
  // The page has the program's functions and none of Node; the program answers none of them here.
  expect(await shell.order('look', 1, 'typeof require + typeof process + typeof ipcRenderer')).toBe(
    'undefined'.repeat(3),
  )
  expect(await shell.order('look', 1, 'Object.keys(motCuaShell)')).toEqual([
    ...['status', 'onStatus', 'retry', 'technicians', 'perform', 'crashDumps', 'reportSelfCheck', 'leave'],
  ])
  await expect(shell.order('look', 1, 'motCuaShell.status()')).rejects.toThrow('refused')
}

/** Back in under three seconds after a crash, of the kiosk and of the board. */
async function losesItsPage(shell: TestShell): Promise<void> {
  for (const [id, words] of [
    [1, 'Kính chào ông/bà'],
    [2, 'Số đang gọi'],
  ] as const) {
    const at = performance.now()
    await shell.order('crash', id)
    await expect.poll(() => shell.log().filter((line) => line.includes('a page is gone')).length, patience).toBe(id)
    await sees(shell, id, words)
    expect(performance.now() - at).toBeLessThan(3_000)
  }
}

async function letsTheTechnicianOut(shell: TestShell): Promise<void> {
  for (let touch = 0; touch < 4; touch++) await shell.order('tap', 1, 20, 20)
  await shell.order('tap', 1, 540, 960)
  for (let touch = 0; touch < 5; touch++) await shell.order('tap', 1, 20, 20)
  await sees(shell, 1, 'Thoát chương trình')
  const perform = (pin: string, deed: string): Promise<unknown> =>
    shell.order('look', 1, `motCuaShell.perform({ officerId: 'technician', pin: '${pin}', deed: '${deed}' })`)
  expect(await perform('0000', 'close')).toEqual({ ok: false, code: 'WRONG_PIN' })
  await expect(shell.order('look', 1, "motCuaShell.perform({ officerId: 'technician' })")).rejects.toThrow('refused')
  expect(await perform('2468', 'close')).toEqual({ ok: true })
  expect(await shell.gone).toBe(3)
  const deeds = centre.centre.journal.rowsBefore(1e9, 20).filter(({ type }) => type === 'machine.maintained')
  expect(deeds).toHaveLength(1)
}

test('the check of the lock finds every way out closed, and says so to the technician', async () => {
  const shell = await start()
  await sees(shell, 1, 'Kính chào ông/bà')
  for (let touch = 0; touch < 5; touch++) await shell.order('tap', 1, 20, 20)
  await sees(shell, 1, 'Tự kiểm tra khóa máy')
  const [check] = await tryAll(shell)
  expect(check).toEqual({ open: [], tried: expect.any(Number) })
})

/** Presses what a technician presses, and reads what the page says. */
async function tryAll(shell: TestShell): Promise<{ open: string[]; tried: number }[]> {
  const press = (words: string): Promise<unknown> =>
    shell.order(
      'look',
      1,
      `[...document.querySelectorAll('button, [role=option]')].find((one) => one.innerText.trim() === '${words}').click()`,
    )
  await press('Tự kiểm tra khóa máy')
  await shell.order('look', 1, "document.querySelector('.select button, [aria-haspopup=listbox]').click()")
  await expect
    .poll(
      () =>
        press('Cán bộ kỹ thuật').then(
          () => true,
          () => false,
        ),
      patience,
    )
    .toBe(true)
  for (const digit of '2468') await press(digit)
  await press('Thực hiện')
  await sees(shell, 1, 'Thử thêm bằng tay')
  await expect
    .poll(() => shell.order('look', 1, "document.querySelectorAll('.away-checks li').length"), patience)
    .toBeGreaterThan(10)
  const lines = (await shell.order(
    'look',
    1,
    "[...document.querySelectorAll('.away-checks li')].map((one) => [one.dataset.ok, one.innerText])",
  )) as [string, string][]
  return [{ open: lines.filter(([ok]) => ok !== 'true').map(([, text]) => text), tried: lines.length }]
}

test('a desk says what is wrong while the centre is away, opens its page when it comes, and is alone on its machine', async () => {
  const port = await freePort()
  const shell = await start({
    config: {
      role: 'counter',
      centreUrl: `http://127.0.0.1:${port}`,
      centre: { data: join(centre.dir, 'own-centre'), port, demo: true },
    },
  })
  await sees(shell, 1, 'Đang khởi động')
  expect((await shell.windows())[0]).toMatchObject({ kiosk: false, url: 'app://shell/away/' })
  await sees(shell, 1, 'Công chức')
  const second = await startShell({ config: null, dataDir: shell.dataDir, pagesDir, program })
  expect(await second.gone).toBe(0)

  // The centre is killed as by the system: it is back within five seconds, and the desk has not lost its page.
  await shell.order('look', 1, 'void (window.keptBySomebody = true)')
  await shell.order('killChildren')
  const at = performance.now()
  await expect.poll(() => answers(port), patience).toBe(false)
  await expect.poll(() => answers(port), patience).toBe(true)
  expect(performance.now() - at).toBeLessThan(5_000)
  expect(await shell.order('look', 1, 'window.keptBySomebody')).toBe(true)

  // A second screen for the citizen opens when it is plugged in, and goes with it.
  await shell.order('plug', KIOSK_AND_BOARD)
  await expect
    .poll(async () => (await shell.windows()).map(({ url }) => new URL(url).pathname), patience)
    .toEqual(['/counter/', '/rating/'])
  await shell.order('plug', KIOSK_AND_BOARD.slice(0, 1))
  await expect.poll(async () => (await shell.windows()).length, patience).toBe(1)

  await shell.order('close', 1)
  expect(await shell.gone).toBe(0)
  expect(await answers(port)).toBe(false)
})

/** Nobody listens there yet: the desk's own centre will. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

const answers = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/v1/health`).then(
    ({ ok }) => ok,
    () => false,
  )

test('a machine with a broken policy stays shut and says why, without a dialog', async () => {
  const shell = await start({ policy: '{ "role": "kiosk", ' })
  await sees(shell, 1, 'policy.json')
  expect(await shell.words(1)).toContain('Tệp cài đặt của máy này có lỗi')
  writeFileSync(join(shell.dataDir, 'policy.json'), '{}')
  expect(await shell.asked('dialog shown')).toEqual([])
})
