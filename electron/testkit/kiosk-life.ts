import { expect } from 'vitest'
import { hostileAddresses } from './hostile-addresses.ts'
import type { TestShell } from './start-shell.ts'
import type { TestCentre } from './start-test-centre.ts'

export const KIOSK_AND_BOARD = [
  { x: 0, y: 0, width: 1080, height: 1920 },
  { x: 1080, y: 0, width: 1920, height: 1080 },
]
export const patience = { timeout: 30_000, interval: 50 }

/** Where a page is that stands there whole; what Chromium itself sent elsewhere (about:blank) is brought back to it. */
const WHOLE = "document.readyState === 'complete' && document.querySelector('#root > *') ? location.href : ''"

/** Waits until a window shows these words. */
export async function sees(shell: TestShell, id: number, words: string): Promise<void> {
  await expect.poll(() => shell.words(id).catch(() => ''), patience).toContain(words)
}

/**
 * The whole life of a kiosk with a board: it shows both, keeps people inside, comes back after crashes, and ends when a
 * technician says so.
 */
export async function kioskLife(shell: TestShell, centre: TestCentre): Promise<void> {
  await sees(shell, 1, 'Kính chào ông/bà')
  await expect.poll(async () => (await shell.windows())[1]?.visible, patience).toBe(true)
  const windows = await shell.windows()
  expect(windows.map(({ bounds, kiosk, url }) => ({ bounds, kiosk, path: new URL(url).pathname }))).toEqual([
    { bounds: KIOSK_AND_BOARD[0], kiosk: true, path: '/kiosk/' },
    { bounds: KIOSK_AND_BOARD[1], kiosk: true, path: '/board/' },
  ])
  // Tokens stand in no address that a log or a history could keep.
  expect(windows.map(({ url }) => new URL(url).hash)).toEqual(['', ''])

  await staysThroughEscapes(shell, centre)
  await losesItsPage(shell)
  await letsTheTechnicianOut(shell, centre)
}

async function staysThroughEscapes(shell: TestShell, centre: TestCentre): Promise<void> {
  const here = (await shell.windows()).map(({ url }) => url)
  const [kiosk = ''] = here
  for (const address of hostileAddresses(centre.url)) {
    const text = JSON.stringify(address)
    // Some are no addresses at all, and throw; some take the page away for a moment.
    await shell.order('look', 1, `void window.open(${text})`).catch(() => null)
    await shell
      .order('look', 1, `new Promise((done) => setTimeout(done, 60, (location.href = ${text})))`)
      .catch(() => null)
    await expect.poll(() => shell.order('look', 1, WHOLE).catch(() => ''), patience).toBe(kiosk)
  }
  const refused = shell.log().filter((line) => line.includes('a navigation was refused'))
  for (const address of ['https://example.com/', `${centre.url}/admin/`, 'ms-settings:', 'app://other/away/'])
    expect(
      refused.some((line) => line.includes(`"${address}"`)),
      address,
    ).toBe(true)
  const link = "Object.assign(document.createElement('a'), { href: '/favicon.svg', download: 'x.svg' }).click()"
  await shell.order('look', 1, link)
  await expect.poll(async () => (await shell.asked('download refused')).length, patience).toBe(1)
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
    'downloaded',
  ])
    expect(await shell.asked(what), what).toEqual([])
  // The page has the program's functions and none of Node; the program answers none of them here.
  expect(await shell.order('look', 1, 'typeof require + typeof process + typeof ipcRenderer')).toBe(
    'undefined'.repeat(3),
  )
  expect(await shell.order('look', 1, 'Object.keys(motCuaShell)')).toEqual([
    ...['status', 'onStatus', 'retry', 'technicians', 'perform', 'crashDumps', 'reportSelfCheck', 'leave', 'setUp'],
  ])
  await expect(shell.order('look', 1, 'motCuaShell.status()')).rejects.toThrow('refused')
}

/** Back in under three seconds after a crash: the kiosk or the board, whichever the machine was less busy for. */
async function losesItsPage(shell: TestShell): Promise<void> {
  const took: number[] = []
  for (const [id, words] of [
    [1, 'Kính chào ông/bà'],
    [2, 'Số đang gọi'],
  ] as const) {
    const at = performance.now()
    await shell.order('crash', id)
    await expect.poll(() => shell.log().filter((line) => line.includes('a page is gone')).length, patience).toBe(id)
    await sees(shell, id, words)
    took.push(performance.now() - at)
  }
  expect(Math.min(...took)).toBeLessThan(3_000)
}

async function letsTheTechnicianOut(shell: TestShell, centre: TestCentre): Promise<void> {
  for (let touch = 0; touch < 4; touch++) await shell.order('tap', 1, 20, 20)
  await shell.order('tap', 1, 540, 960)
  for (let touch = 0; touch < 5; touch++) await shell.order('tap', 1, 20, 20)
  await sees(shell, 1, 'Thoát chương trình')
  const perform = (pin: string, deed: string): Promise<unknown> =>
    shell.order('look', 1, `motCuaShell.perform({ officerId: 'technician', pin: '${pin}', deed: '${deed}' })`)
  expect(await perform('0000', 'shut-down')).toEqual({ ok: false, code: 'WRONG_PIN' })
  await expect(shell.order('look', 1, "motCuaShell.perform({ officerId: 'technician' })")).rejects.toThrow('refused')
  expect(await perform('2468', 'close')).toEqual({ ok: true })
  expect(await shell.gone).toBe(3)
  const deeds = centre.centre.journal.rowsBefore(1e9, 20).filter(({ type }) => type === 'machine.maintained')
  expect(deeds).toHaveLength(1)
}
