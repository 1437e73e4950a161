import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Folder of the built pages; they are built first when they are missing (contract.md). */
export async function pagesDir(): Promise<string> {
  const dir = process.env['MOT_CUA_PAGES'] ?? join(ROOT, 'out', 'renderer')
  if (!existsSync(join(dir, 'kiosk', 'index.html'))) {
    process.stderr.write('building the pages …\n')
    const { build } = await import('vite')
    await build({ configFile: join(ROOT, 'renderer', 'vite.config.ts'), logLevel: 'error' })
  }
  return dir
}
