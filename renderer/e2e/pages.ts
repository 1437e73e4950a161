import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { pagesConfig } from '../pages.config.ts'

/** Builds pages of this working tree into a folder of their own, so that no test sees old ones. About a second. */
export async function buildPages(...pages: string[]): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'mot-cua-pages-'))
  await build({ ...pagesConfig(pages, outDir), configFile: false, logLevel: 'error' })
  return outDir
}
