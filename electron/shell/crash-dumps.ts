import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { app, crashReporter } from 'electron'
import type { CrashDump } from '../../shared/shell/shell-api.ts'

const MOST = 20

/** Dumps are written on this machine and sent nowhere: they hold what was on the screen. */
export function keepCrashDumps(): void {
  crashReporter.start({ uploadToServer: false, ignoreSystemCrashHandler: true })
}

/** Newest first; older ones than the newest twenty are removed. */
export function listCrashDumps(dir = app.getPath('crashDumps')): CrashDump[] {
  if (!existsSync(dir)) return []
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.dmp'))
  const dumps = files
    .map((name) => ({ name, file: statSync(join(dir, name)) }))
    .map(({ name, file }) => ({ name, at: Math.round(file.mtimeMs), bytes: file.size }))
    .sort((a, b) => b.at - a.at)
  for (const { name } of dumps.slice(MOST)) rmSync(join(dir, name), { force: true })
  return dumps.slice(0, MOST)
}
