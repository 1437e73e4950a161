import { createHash } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { mkdirSync, readFileSync } from 'node:fs'
import { createConnection, createServer } from 'node:net'
import type { Server } from 'node:net'
import { join } from 'node:path'
import type * as Electron from 'electron'
import { startChromium } from './chromium.ts'
import type { Chromium } from './chromium.ts'
import { record, settings } from './settings.ts'

const version = (JSON.parse(readFileSync(join(settings.appPath, 'package.json'), 'utf8')) as { version: string })
  .version

const events = new EventEmitter()
const switches: string[] = []
let chromium: Chromium | null = null
let isReady = false
let lock: Server | null = null

/** The browser behind all windows. @throws before the program is ready: Electron has no windows then either */
export function theBrowser(): Chromium {
  if (!chromium) throw new Error('Cannot create BrowserWindow before app is ready')
  return chromium
}

/** What else must be there before the program is ready. */
const preparing: (() => Promise<void>)[] = []
export const prepare = (step: () => Promise<void>): void => void preparing.push(step)

let sayReady = (): void => {}
const ready = new Promise<void>((resolve) => (sayReady = resolve))

/** Starts the browser some turns later, as Electron does, so that the main file can say first what must be said before. */
export function startSoon(): void {
  setImmediate(() => {
    start().catch((error: unknown) => {
      process.stderr.write(`${String(error)}\n`)
      process.exit(70)
    })
  })
}

async function start(): Promise<void> {
  chromium = await startChromium(settings, switches)
  for (const step of preparing) await step()
  isReady = true
  events.emit('ready')
  sayReady()
}

/** One of a data folder at a time, held by an abstract socket: it goes with the process. */
const lockName = `\0mot-cua-stand-in-${createHash('sha256').update(settings.userData).digest('hex').slice(0, 16)}`

/** Electron answers at once; a socket answers later. So the question is asked before the main file runs. */
export async function takeLock(): Promise<void> {
  lock = await new Promise((resolve) => {
    const server = createServer((socket) => {
      socket.once('data', (data) => events.emit('second-instance', {}, JSON.parse(String(data)), settings.appPath))
    })
    server.once('error', () => resolve(null))
    server.listen(lockName, () => resolve(server))
  })
  lock?.unref()
}

function tellFirst(): void {
  createConnection(lockName).end(JSON.stringify(process.argv))
}

function quit(code: number): void {
  const event = cancelable()
  events.emit('before-quit', event)
  if (event.defaultPrevented) return
  const willQuit = cancelable()
  events.emit('will-quit', willQuit)
  if (!willQuit.defaultPrevented) exit(code)
}

function exit(code = 0): void {
  events.emit('quit', {}, code)
  chromium?.close()
  process.exit(code)
}

/** What Electron hands to a listener that may say no. */
export function cancelable(): { readonly defaultPrevented: boolean; preventDefault(): void } {
  let prevented = false
  return {
    get defaultPrevented() {
      return prevented
    },
    preventDefault: () => {
      prevented = true
    },
  }
}

process.once('SIGTERM', () => quit(0))

const folder = (name: string): string => {
  const path = join(settings.userData, name)
  mkdirSync(path, { recursive: true })
  return path
}

export const app = Object.assign(events, {
  whenReady: () => ready,
  isReady: () => isReady,
  quit: () => quit(0),
  exit,
  relaunch: () => record('app.relaunch'),
  requestSingleInstanceLock() {
    if (lock) return true
    tellFirst()
    return false
  },
  releaseSingleInstanceLock: () => void lock?.close(),
  enableSandbox: () => record('app.enableSandbox', { beforeReady: !isReady }),
  getPath: (name: string) => (name === 'userData' ? settings.userData : folder(name)),
  setPath: (name: string, path: string) => record('app.setPath', { name, path }),
  getAppPath: () => settings.appPath,
  getVersion: () => version,
  getName: () => 'Một Cửa',
  setAppUserModelId: (id: string) => record('app.setAppUserModelId', id),
  isPackaged: settings.isPackaged,
  commandLine: {
    appendSwitch: (name: string, value?: string) =>
      void switches.push(value === undefined ? `--${name}` : `--${name}=${value}`),
  },
}) satisfies Pick<
  Electron.App,
  | 'whenReady'
  | 'isReady'
  | 'quit'
  | 'exit'
  | 'requestSingleInstanceLock'
  | 'releaseSingleInstanceLock'
  | 'enableSandbox'
  | 'getPath'
  | 'setPath'
  | 'getAppPath'
  | 'getVersion'
  | 'getName'
  | 'setAppUserModelId'
  | 'isPackaged'
> & { commandLine: Pick<Electron.CommandLine, 'appendSwitch'> }
