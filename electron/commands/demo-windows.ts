import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { DemoFile } from '../centre/seed/demo-file.ts'
import { electronBinary } from '../platform/electron-binary.ts'
import { openBrowser } from '../platform/open-browser.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Shows the demonstration: in windows of the program where Electron and the built program are there (the desk, which can be
 * left), else the kiosk in the person's browser.
 * @returns the line that says which
 */
export function showDemo(dir: string, url: string, { deviceTokens }: DemoFile): string {
  const binary = electronBinary()
  if (binary === null || !existsSync(join(ROOT, 'out/main/index.js'))) {
    openBrowser(`${url}/kiosk/#token=${deviceTokens.kiosk[0]}`)
    return 'Máy này chưa có Electron: trung tâm chạy không cửa sổ riêng, các trang mở trong trình duyệt.'
  }
  spawn(binary, [ROOT, `--user-data-dir=${writeDesk(join(dir, 'desk'), url, deviceTokens)}`], { stdio: 'ignore' })
  return 'Cửa sổ quầy đang mở trong Electron; các trang khác mở trong trình duyệt.'
}

/** The settings of a desk of the demonstration, with the rating page on a second screen. */
function writeDesk(folder: string, url: string, { rating: [token = ''] }: DemoFile['deviceTokens']): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const tokenFile = join(folder, 'rating.token')
  writeFileSync(tokenFile, token, { mode: 0o600 })
  const config = { role: 'counter', centreUrl: url, tokenFiles: { rating: tokenFile } }
  writeFileSync(join(folder, 'shell.json'), JSON.stringify(config))
  return folder
}
