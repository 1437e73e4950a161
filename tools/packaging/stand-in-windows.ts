import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileStandIn } from './compile-stand-in.ts'

/** A Windows that nobody sits at: Wine with a disk of its own, and a PowerShell that writes down what it is told. */
export type StandInWindows = {
  readonly env: NodeJS.ProcessEnv
  /** Path here of a path of Windows below `C:\`, with `/`. */
  path(...below: string[]): string
  /** Runs a program to its end. @returns what it ends with; null: it waited for somebody, and was ended */
  run(program: string, ...args: string[]): Promise<number | null>
  /** What PowerShell was told since the last time, without the words that are always the same. */
  told(): string[]
  /** What a call of PowerShell that has a word ends with; nothing: 0 for each. */
  answer(codes: Readonly<Record<string, number>>): void
  stop(): void
}

/** Longer than anything that is run here; a box that waits for an answer would stay for ever. */
const PATIENCE_MS = 40_000

/** @throws when Wine cannot make its disk */
export function startStandInWindows(dir: string): StandInWindows {
  const prefix = join(dir, 'wine')
  // No screen: whoever asks something asks nobody.
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...others } = process.env
  const env = {
    ...others,
    // Wine reads the words of a command line by it.
    LC_ALL: 'C.UTF-8',
    WINEPREFIX: prefix,
    WINEDEBUG: '-all',
    WINEDLLOVERRIDES: 'mscoree,mshtml=;winemenubuilder.exe=d',
  }
  mkdirSync(prefix, { recursive: true })
  execFileSync('wine', ['wineboot', '--init'], { env, stdio: 'ignore' })
  // Its services are not done for a while yet, and the next program would wait for them.
  const stop = (): void => void spawnSync('wineserver', ['-k'], { env, stdio: 'ignore' })
  stop()
  const path = (...below: string[]): string => join(prefix, 'drive_c', ...below)
  const powershell = path('windows/system32/WindowsPowerShell/v1.0/powershell.exe')
  rmSync(powershell, { force: true })
  compileStandIn('powershell', powershell)
  return {
    env,
    path,
    run: (program, ...args) =>
      new Promise((resolve, reject) => {
        const child = spawn('wine', [program, ...args], { env, stdio: 'ignore', timeout: PATIENCE_MS })
        child.once('error', reject)
        child.once('exit', resolve)
      }),
    told() {
      const file = path('told.txt')
      if (!existsSync(file)) return []
      const lines = readFileSync(file, 'utf16le').split('\r\n').filter(Boolean)
      rmSync(file)
      return lines.map((line) => line.replace(/^.*-File "[^"]*\\([\w-]+\.ps1)"/, '$1'))
    },
    answer(codes) {
      writeFileSync(
        path('ends.txt'),
        Object.entries(codes)
          .map(([word, code]) => `${word} ${code}\r\n`)
          .join(''),
      )
    },
    stop,
  }
}

/** Whether what it takes is installed; where it is not, the tests that want it are not run. */
export const hasStandInWindows = ['makensis', 'wine', 'wineserver'].every((name) =>
  (process.env['PATH'] ?? '').split(':').some((folder) => existsSync(join(folder, name))),
)
