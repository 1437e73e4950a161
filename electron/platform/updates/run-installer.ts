import { spawn } from 'node:child_process'
import { closeSync, copyFileSync, openSync, readFileSync, rmSync } from 'node:fs'
import type { Timers } from '../../../shared/kernel/time.ts'

/** Debian's own nightly updates take the lock of dpkg as well: so long they are waited for, and so often it is tried. */
const BUSY_LIMIT_MS = 20 * 60_000
const BUSY_EVERY_MS = 10_000
/** How dpkg ends when it could not begin, for whatever reason. */
const COULD_NOT_BEGIN = 2
const IS_LOCKED = /^dpkg: error: .*lock/m

/**
 * Starts the installer of this system without a question.
 * @returns whether it went well
 */
export async function runInstaller(
  file: string,
  timers: Timers,
  platform: string = process.platform,
): Promise<boolean> {
  if (platform === 'win32') return runNsis(file)
  for (let waited = 0; ; waited += BUSY_EVERY_MS) {
    const { code, said } = await runDpkg(file)
    const isBusy = code === COULD_NOT_BEGIN && IS_LOCKED.test(said)
    if (!isBusy || waited >= BUSY_LIMIT_MS) return code === 0
    await new Promise<void>((resolve) => void timers.after(BUSY_EVERY_MS, resolve))
  }
}

/** NSIS takes a program by its ending only. */
async function runNsis(file: string): Promise<boolean> {
  const program = `${file}.exe`
  copyFileSync(file, program)
  const code = await run(program, ['/S'], 'inherit')
  rmSync(program, { force: true })
  return code === 0
}

/** What it says goes into a file and not down a pipe: should this program die, dpkg must be able to end what it began. */
async function runDpkg(file: string): Promise<{ code: number | null; said: string }> {
  const words = `${file}.said`
  const to = openSync(words, 'w', 0o600)
  try {
    const code = await run('dpkg', ['--force-confold', '--force-downgrade', '--install', file], to)
    const said = readFileSync(words, 'utf8')
    process.stderr.write(said)
    return { code, said }
  } finally {
    closeSync(to)
    rmSync(words, { force: true })
  }
}

/** @returns how it ended; null: it could not be started, or was killed */
function run(name: string, args: readonly string[], stderr: number | 'inherit'): Promise<number | null> {
  return new Promise((resolve) => {
    // Its words are read: in English.
    const env = { ...process.env, LC_ALL: 'C.UTF-8', DEBIAN_FRONTEND: 'noninteractive' }
    const child = spawn(name, args, { stdio: ['ignore', 'inherit', stderr], env })
    child.once('error', () => resolve(null))
    child.once('exit', resolve)
  })
}
