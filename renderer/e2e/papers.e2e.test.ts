import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PATIENCE, SCREENS, accessFaults, launchBrowser, sees } from './browser.ts'
import type { TestBrowser } from './browser.ts'
import { buildPages } from './pages.ts'

let browser: TestBrowser
let pagesDir: string
let dataDir: string
let demo: ChildProcess
let addresses: string

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'mot-cua-demo-'))
  ;[browser, pagesDir] = await Promise.all([launchBrowser(), buildPages()])
  const command = join(import.meta.dirname, '../../electron/headless.ts')
  demo = spawn(process.execPath, [command, 'demo', '--port', '0', '--data', dataDir], {
    env: { ...process.env, MOT_CUA_PAGES: pagesDir, DISPLAY: '', WAYLAND_DISPLAY: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  addresses = await welcome(demo)
})

afterAll(async () => {
  demo.kill('SIGTERM')
  await once(demo, 'exit')
  await browser.close()
  rmSync(dataDir, { recursive: true })
})

/** The lines that the demonstration prints once it runs. */
async function welcome(child: ChildProcess): Promise<string> {
  let text = ''
  for await (const part of child.stdout ?? []) {
    text += String(part)
    if (text.includes('/papers/') && text.includes('#token=')) return text
  }
  throw new Error(`the demonstration ended: ${text}`)
}

const address = (page: string): string => new RegExp(`http\\S+/${page}/\\S*`).exec(addresses)?.[0] ?? ''

test('a number taken at the kiosk comes out as paper; without paper the kiosk says so', async () => {
  const kiosk = await browser.open(address('kiosk'), SCREENS.kioskPortrait)
  const papers = await browser.open(address('papers'), SCREENS.desk)
  expect(await sees(papers.page, 'Chưa có tờ giấy nào.')).toBe(true)

  await kiosk.page.getByRole('button', { name: 'Đăng ký cư trú' }).tap()
  expect(await sees(kiosk.page, 'Xin ông/bà nhận phiếu ở khe in.')).toBe(true)
  const faults = papers.page.getByRole('group', { name: 'Thử sự cố máy in', exact: true })
  const paper = papers.page.getByRole('img', { name: 'Tờ số 1' })
  await expect
    .poll(() => paper.evaluate((image: HTMLImageElement) => image.naturalWidth), PATIENCE)
    .toBeGreaterThan(500)
  expect(await accessFaults(papers.page)).toEqual([])

  await faults.getByRole('button', { name: 'Máy in đang hết giấy' }).click()
  await papers.page.locator('[aria-pressed=true]', { hasText: 'Máy in đang hết giấy' }).waitFor()
  await kiosk.page.getByRole('button', { name: 'Xong' }).tap()
  await kiosk.page.getByRole('button', { name: 'Đăng ký cư trú' }).tap()
  expect(await sees(kiosk.page, /Số B002 vẫn được giữ\./)).toBe(true)
  expect(await papers.page.getByRole('img').count()).toBe(1)
  expect([...kiosk.errors, ...papers.errors]).toEqual([])
})
