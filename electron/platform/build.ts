import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Version of the program, from package.json. */
export const version: string = (
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }
).version

/** Names a build of the pages by its files, whose names carry their content's hash. */
export function buildId(pagesDir: string): string {
  const names = readdirSync(join(pagesDir, 'assets')).sort().join('\n')
  return `${version}-${createHash('sha256').update(names).digest('hex').slice(0, 12)}`
}
