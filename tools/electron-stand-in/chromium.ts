import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import type { StandInSettings } from './settings.ts'
import { openDevTools } from './devtools.ts'
import type { DevTools } from './devtools.ts'

/** Debian's Chromium: the same milestone as Electron's. Without windows the smaller build starts faster. */
const HEADLESS = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium']
const HEADED = ['/usr/bin/chromium']

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-breakpad',
  '--disable-popup-blocking',
  '--disable-features=Translate',
  '--remote-debugging-pipe',
]

export type Chromium = {
  readonly devTools: DevTools
  close(): void
}

/** Starts Chromium without a page. @param switches what the program appended to its command line */
export async function startChromium(
  { userData, headed }: Required<StandInSettings>,
  switches: readonly string[],
): Promise<Chromium> {
  const program =
    process.env['CHROMIUM_PATH'] ?? (headed ? HEADED : HEADLESS).find((path) => existsSync(path)) ?? 'chromium'
  const view = headed ? ['--no-startup-window'] : ['--headless', '--no-startup-window']
  const profile = `--user-data-dir=${join(userData, 'stand-in-profile')}`
  const child = spawn(program, [...QUIET, ...switches, ...view, profile], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  })
  process.once('exit', () => child.kill('SIGKILL'))
  const [, , , to, from] = child.stdio
  const devTools = openDevTools(to as Writable, from as Readable)
  // Answers when it is up.
  await Promise.race([devTools.browser.send('Browser.getVersion'), ended(child)])
  return {
    devTools,
    close() {
      devTools.close()
      child.kill('SIGKILL')
    },
  }
}

const ended = (child: ChildProcess): Promise<never> =>
  new Promise((_resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`Chromium ended with ${code}`)))
  })
