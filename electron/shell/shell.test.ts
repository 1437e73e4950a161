import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { freePort } from '../../hardware/testkit/free-port.ts'
import { buildPages } from '../../renderer/e2e/pages.ts'
import { kioskLife, KIOSK_AND_BOARD, patience, sees } from '../testkit/kiosk-life.ts'
import { buildTestShell, startShell } from '../testkit/start-shell.ts'
import type { ShellOptions, TestShell } from '../testkit/start-shell.ts'
import { startTestCentre } from '../testkit/start-test-centre.ts'
import type { TestCentre } from '../testkit/start-test-centre.ts'

// The real main file and the real preload script, bundled, on the stand-in for Electron: real Chromium, real windows'
// pages, a preload world of its own. What only Electron's binary can show stands in docs/lock-down.md.

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

describe('a kiosk', () => {
  test('has a window on each screen, lets nobody out, comes back by itself, and obeys the technician', async () => {
    const shell = await start({ machine: { displays: KIOSK_AND_BOARD } })
    await expect(kioskLife(shell, centre)).resolves.toBeUndefined()
  })
})

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
  // Five on a machine that does nothing else; here others may take every core.
  expect(performance.now() - at).toBeLessThan(10_000)
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
