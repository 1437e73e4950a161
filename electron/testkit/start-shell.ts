import { fork } from 'node:child_process'
import { lstatSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import type { WindowPage } from '../../shared/shell/roles.ts'
import { buildShell } from '../../tools/build-shell.ts'
import type { Orders, WindowView } from '../../tools/electron-stand-in/control.ts'
import type { Asked, StandInSettings } from '../../tools/electron-stand-in/settings.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const REGISTER = join(ROOT, 'tools/electron-stand-in/register.ts')

export type ShellOptions = {
  /** `shell.json`; a text is written as it is, null: there is none. */
  readonly config: object | string | null
  readonly policy?: object | string
  /** Device tokens, kept as files of their owner. */
  readonly tokens?: Partial<Record<WindowPage, string>>
  readonly machine?: Partial<Omit<StandInSettings, 'userData'>>
  readonly pagesDir: string
  /** Folder of `buildTestShell`. */
  readonly program: string
  readonly dataDir?: string
  readonly env?: Record<string, string>
  /** What starts Node in the end, e.g. an AppImage. */
  readonly execPath?: string
}

export type TestShell = {
  readonly dataDir: string
  readonly pid: number
  /** A person's hand at the machine, or a look at what the program asked of Electron. */
  order<K extends keyof Orders>(name: K, ...args: Parameters<Orders[K]>): Promise<Awaited<ReturnType<Orders[K]>>>
  windows(): Promise<WindowView[]>
  asked(what: string): Promise<unknown[]>
  /** The words that a window shows. */
  words(windowId: number): Promise<string>
  /** Lines that the program logged so far. */
  log(): readonly string[]
  /** Ends with the program. @returns its exit code */
  readonly gone: Promise<number | null>
  stop(): Promise<void>
}

/**
 * The shell of this working tree, bundled; the caller removes it.
 * @param plugins that change it on its way, e.g. a mutant
 * @returns its folder
 */
export async function buildTestShell(plugins: Plugin[] = []): Promise<string> {
  const parent = join(ROOT, 'out', 'test-shell')
  mkdirSync(parent, { recursive: true })
  // What is bundled finds packages above itself, and beside its folder what the package has there.
  for (const name of ['package.json', 'resources']) {
    const link = join(parent, name)
    if (!lstatSync(link, { throwIfNoEntry: false })) symlinkSync(join(ROOT, name), link)
  }
  const dir = mkdtempSync(join(parent, 'new-'))
  await buildShell(dir, plugins)
  return dir
}

/** Starts the real main file and the real preload script on the stand-in for Electron, in a process of its own. */
export async function startShell(options: ShellOptions): Promise<TestShell> {
  const { machine = {}, tokens = {}, pagesDir, program } = options
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'mot-cua-shell-'))
  writeSettings(dataDir, options, tokens)
  const child = fork(join(program, 'main/index.js'), [], {
    execArgv: ['--import', REGISTER],
    ...(options.execPath === undefined ? {} : { execPath: options.execPath }),
    env: {
      ...process.env,
      MOT_CUA_PAGES: pagesDir,
      STAND_IN: JSON.stringify({ ...machine, userData: dataDir }),
      ...options.env,
    },
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  })
  child.setMaxListeners(0)
  const lines: string[] = []
  child.stderr?.on('data', (chunk) => lines.push(...String(chunk).split('\n').filter(Boolean)))
  const gone = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))

  let last = 0
  const order: TestShell['order'] = (name, ...args) =>
    new Promise((resolve, reject) => {
      const id = ++last
      const hear = (message: unknown): void => {
        const said = message as { id: number; ok: boolean; value: never }
        if (said.id !== id) return
        child.off('message', hear)
        if (said.ok) resolve(said.value)
        else reject(new Error(String(said.value)))
      }
      child.on('message', hear)
      void gone.then((code) => reject(new Error(`the shell ended with ${code}: ${lines.join('\n')}`)))
      child.send({ id, name, args }, (error) => error && reject(error))
    })

  return {
    dataDir,
    pid: child.pid ?? 0,
    order,
    windows: () => order('windows'),
    asked: async (what) =>
      ((await order('asked')) as Asked[]).filter((one) => one.what === what).map(({ detail }) => detail),
    words: async (id) => String(await order('look', id, 'document.body.innerText')),
    log: () => lines,
    gone,
    async stop() {
      if (child.exitCode === null) child.kill('SIGTERM')
      await gone
      // A Chromium that was left behind may write for another moment.
      if (options.dataDir === undefined)
        rmSync(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
    },
  }
}

function writeSettings(dataDir: string, { config, policy }: ShellOptions, tokens: Record<string, string>): void {
  const tokenFiles = Object.fromEntries(Object.keys(tokens).map((name) => [name, join(dataDir, `${name}.token`)]))
  for (const [name, token] of Object.entries(tokens))
    writeFileSync(join(dataDir, `${name}.token`), token, { mode: 0o600 })
  const text = (value: object | string): string => (typeof value === 'string' ? value : JSON.stringify(value))
  if (config !== null)
    writeFileSync(join(dataDir, 'shell.json'), typeof config === 'string' ? config : text({ tokenFiles, ...config }))
  if (policy !== undefined) writeFileSync(join(dataDir, 'policy.json'), text(policy))
}
