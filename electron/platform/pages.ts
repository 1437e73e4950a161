import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const SOURCES = ['renderer', 'shared'] as const

/**
 * Folder of the built pages. Where the sources are there too, pages that are missing or older than them are built first
 * (contract.md), so that nobody looks at yesterday's. `MOT_CUA_PAGES` names a folder that is taken as it is.
 */
export async function pagesDir(): Promise<string> {
  const named = process.env['MOT_CUA_PAGES']
  if (named) return named
  const dir = join(ROOT, 'out', 'renderer')
  const built = join(dir, 'kiosk', 'index.html')
  if (
    SOURCES.every((name) => existsSync(join(ROOT, name))) &&
    changedAt(built) < Math.max(...SOURCES.map((name) => newestIn(join(ROOT, name))))
  ) {
    process.stderr.write('building the pages …\n')
    const { build } = await import('vite')
    await build({ configFile: join(ROOT, 'renderer', 'vite.config.ts'), logLevel: 'error' })
  }
  return dir
}

const changedAt = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0

/** When the newest file of a folder was written. */
function newestIn(dir: string): number {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return Math.max(0, ...files.map((entry) => changedAt(join(entry.parentPath, entry.name))))
}
