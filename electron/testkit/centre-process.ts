import { spawn } from 'node:child_process'
import type { ChildProcessByStdio } from 'node:child_process'
import { mkdirSync, readFileSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'

const HEADLESS = fileURLToPath(new URL('../headless.mjs', import.meta.url))

/** A centre as a process of its own, for what cannot be shown inside the test's: sudden death, system calls. */
export type CentreProcess = {
  readonly url: string
  readonly pid: number
  /** `kill -9`; resolves when the process is gone. */
  kill(): Promise<void>
  /** SIGTERM. @returns the exit code */
  stop(): Promise<number | null>
}

/**
 * Starts `headless.mjs centre` on a data folder and a free port, without building pages.
 * @param dir the data folder; beside it an empty set of pages is made
 * @param args more words of the command line, e.g. `--demo`
 * @param under a program to run it under, with its words, e.g. strace; Linux only
 * @throws with what it wrote on stderr when it ends before it is ready
 */
export async function startCentreProcess(
  dir: string,
  args: readonly string[],
  under: readonly string[] = [],
): Promise<CentreProcess> {
  const child = spawnCentre(dir, args, under)
  const gone = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  const url = await readyUrl(child)
  const pid = under.length === 0 ? (child.pid ?? 0) : childOf(child.pid ?? 0)
  const end = (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) process.kill(pid, signal)
    return gone
  }
  return { url, pid, kill: async () => void (await end('SIGKILL')), stop: () => end('SIGTERM') }
}

/** A tracer has one child, the process that it traces. */
const childOf = (pid: number): number => Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim())

/**
 * Starts a centre and kills it with `kill -9` as soon as a file is made in its data folder, in the middle of starting.
 * @param dir the data folder; it must exist
 */
export async function killWhileStarting(dir: string, args: readonly string[], file: string): Promise<void> {
  const watcher = watch(dir)
  const child = spawnCentre(dir, args)
  const gone = new Promise((resolve) => child.once('exit', resolve))
  watcher.on('change', (_kind, name) => {
    if (String(name) === file) child.kill('SIGKILL')
  })
  // It never made the file: the caller will find a centre that was killed when ready.
  child.stdout.once('data', () => child.kill('SIGKILL'))
  await gone
  watcher.close()
}

/** Runs `headless.mjs verify`. @returns its exit code and what it wrote on stdout */
export function runVerifyProcess(dir: string): Promise<{ code: number | null; stdout: string }> {
  const child = spawn(process.execPath, [HEADLESS, 'verify', '--data', dir], { stdio: ['ignore', 'pipe', 'inherit'] })
  let stdout = ''
  child.stdout.on('data', (chunk) => (stdout += String(chunk)))
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, stdout })))
}

function spawnCentre(
  dir: string,
  args: readonly string[],
  under: readonly string[] = [],
): ChildProcessByStdio<null, Readable, Readable> {
  const env = { ...process.env, MOT_CUA_PAGES: emptyPages(`${dir}-pages`) }
  const [program = '', ...words] = [
    ...under,
    process.execPath,
    HEADLESS,
    'centre',
    '--data',
    dir,
    '--port',
    '0',
    ...args,
  ]
  return spawn(program, words, { env, stdio: ['ignore', 'pipe', 'pipe'] })
}

/** What a centre looks for before it builds pages. */
export function emptyPages(dir: string): string {
  mkdirSync(join(dir, 'kiosk'), { recursive: true })
  mkdirSync(join(dir, 'assets'), { recursive: true })
  writeFileSync(join(dir, 'kiosk', 'index.html'), '')
  return dir
}

function readyUrl(child: ChildProcessByStdio<null, Readable, Readable>): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    let complaints = ''
    child.stderr.on('data', (chunk) => (complaints += String(chunk)))
    child.stdout.on('data', (chunk) => {
      said += String(chunk)
      if (said.includes('\n')) resolve((JSON.parse(said) as { url: string }).url)
    })
    child.once('exit', (code) => reject(new Error(`the centre ended with ${code}: ${complaints}`)))
  })
}
