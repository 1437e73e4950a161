import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Electron's own program, where npm brought it or `ELECTRON_OVERRIDE_DIST_PATH` names it (as the package `electron` reads
 * both; asked itself it would try to download). Null: there is none on this machine.
 * @param root folder with `node_modules`; @param env the environment to read
 */
export function electronBinary(
  root = ROOT,
  env: Readonly<Record<string, string | undefined>> = process.env,
): string | null {
  const folder = join(root, 'node_modules', 'electron')
  const named = join(folder, 'path.txt')
  const name = existsSync(named) ? readFileSync(named, 'utf8') : 'electron'
  const file = join(env['ELECTRON_OVERRIDE_DIST_PATH'] || join(folder, 'dist'), name)
  return existsSync(file) ? file : null
}
