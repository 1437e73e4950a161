import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { pagesConfig } from '../pages.config.ts'

const ROOT = join(import.meta.dirname, '../..')
const SOURCES = ['renderer', 'shared', 'package-lock.json']
const KEPT_MS = 3_600_000

/**
 * The pages of this working tree, built: never older ones. The files of a test run share one build; it stands in
 * `out/test-pages` under the hash of its sources, and builds that have not been made for an hour are removed.
 * @returns their folder
 */
export async function buildPages(): Promise<string> {
  const builds = join(ROOT, 'out', 'test-pages')
  const folder = join(builds, hashOf(SOURCES))
  if (existsSync(folder)) return folder
  mkdirSync(builds, { recursive: true })
  const outDir = mkdtempSync(join(builds, 'new-'))
  await asForUsers(() => build({ ...pagesConfig(undefined, outDir), configFile: false, logLevel: 'error' }))
  try {
    renameSync(outDir, folder)
  } catch {
    // Another test file was faster; both builds are the same.
    rmSync(outDir, { recursive: true })
  }
  removeOld(builds, statSync(folder).mtimeMs - KEPT_MS)
  return folder
}

/** Vitest sets `NODE_ENV` to `test`, and Vite would build the pages with what only developers need: other pages than the users'. */
async function asForUsers(make: () => Promise<unknown>): Promise<void> {
  const before = process.env['NODE_ENV']
  process.env['NODE_ENV'] = 'production'
  try {
    await make()
  } finally {
    if (before === undefined) delete process.env['NODE_ENV']
    else process.env['NODE_ENV'] = before
  }
}

function hashOf(paths: readonly string[]): string {
  const hash = createHash('sha256')
  for (const path of paths.flatMap((one) => filesUnder(join(ROOT, one)))) hash.update(path).update(readFileSync(path))
  return hash.digest('hex').slice(0, 16)
}

/** Tests are no part of a page. */
function filesUnder(path: string): string[] {
  if (statSync(path).isFile()) return /\.test\.tsx?$/.test(path) ? [] : [path]
  if (path === join(ROOT, 'renderer', 'e2e')) return []
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)))
}

function removeOld(folder: string, before: number): void {
  for (const name of readdirSync(folder)) {
    const one = join(folder, name)
    const age = statSync(one, { throwIfNoEntry: false })
    if (!age || age.mtimeMs >= before) continue
    rmSync(one, { recursive: true, force: true })
  }
}
