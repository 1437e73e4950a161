import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import type { Rollup } from 'vite'
import { afterEach, expect, test, vi } from 'vitest'
import { pagesConfig } from './pages.config.ts'

/** What a phone on a weak line, a television or a kiosk loads. */
const LIMIT_KB = 300
/** Desks stand on the house's own line. They load all of a page at once: what is asked for later may find no line. */
const STAFF_LIMIT_KB = 500
const STAFF = new Set(['admin', 'counter', 'manager', 'reception'])

/** Every script that a page may ever load, as it goes over the line. */
function scriptBytes(entry: Rollup.OutputChunk, chunks: ReadonlyMap<string, Rollup.OutputChunk>): number {
  const reached = new Set<Rollup.OutputChunk>([entry])
  for (const { imports, dynamicImports } of reached)
    for (const name of [...imports, ...dynamicImports]) {
      const chunk = chunks.get(name)
      if (chunk) reached.add(chunk)
    }
  return [...reached].reduce((sum, { code }) => sum + gzipSync(code).length, 0)
}

afterEach(() => vi.unstubAllEnvs())

test(`no page has more than ${LIMIT_KB} kB of script, compressed, one of the staff ${STAFF_LIMIT_KB}`, async () => {
  // As it is shipped: a test run would bring the development build of React.
  vi.stubEnv('NODE_ENV', 'production')
  const config = pagesConfig()
  const built = await build({
    ...config,
    build: { ...config.build, write: false, emptyOutDir: false },
    configFile: false,
    logLevel: 'error',
  })
  const chunks = new Map(
    [built]
      .flat()
      .flatMap((one) => ('output' in one ? one.output : []))
      .filter((one) => one.type === 'chunk')
      .map((chunk) => [chunk.fileName, chunk]),
  )
  const pages = [...chunks.values()].filter(({ isEntry }) => isEntry)
  expect(pages.map(({ name }) => name).sort()).toContain('kiosk')
  const kilobytes = pages.map((page) => [page.name, Math.ceil(scriptBytes(page, chunks) / 1000)] as const)
  expect(kilobytes.filter(([name, size]) => size > (STAFF.has(name) ? STAFF_LIMIT_KB : LIMIT_KB))).toEqual([])
})
