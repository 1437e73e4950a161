import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
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
  '--remote-debugging-port=0',
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
  const child = spawn(program, [...QUIET, ...switches, ...view, profile], { stdio: ['ignore', 'ignore', 'pipe'] })
  const endpoint = await endpointOf(child)
  process.once('exit', () => child.kill('SIGKILL'))
  const devTools = await openDevTools(endpoint)
  return {
    devTools,
    close() {
      devTools.close()
      child.kill('SIGKILL')
    },
  }
}

function endpointOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stderr?.on('data', (chunk) => {
      said += String(chunk)
      const found = /DevTools listening on (ws:\S+)/.exec(said)
      if (found?.[1]) resolve(found[1])
    })
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`Chromium ended with ${code}: ${said}`)))
  })
}
