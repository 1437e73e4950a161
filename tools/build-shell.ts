import { globSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { basename, join } from 'node:path'
import { build } from 'vite'
import type { InlineConfig, Plugin, Rollup } from 'vite'
import { ROOT } from './run.ts'

/** Programs that run as threads, found by their address beside the one that starts them. */
const workers = (): Record<string, string> =>
  Object.fromEntries(
    globSync(['electron/**/*-worker.ts', 'hardware/**/*-worker.ts'], { cwd: ROOT }).map((file) => [
      basename(file, '.ts'),
      join(ROOT, file),
    ]),
  )

/** In the bundle all programs stand in one folder, as JavaScript. */
const workerAddresses: Plugin = {
  name: 'worker-addresses',
  // As the sources write it: what strips the types writes other quotes.
  enforce: 'pre',
  transform(code, id) {
    if (!id.startsWith(ROOT) || id.includes('node_modules')) return null
    return code.replace(
      /new URL\('\.\/([\w-]+-worker)\.ts', import\.meta\.url\)/g,
      "new URL('./$1.mjs', import.meta.url)",
    )
  },
  renderChunk(code) {
    const missed = /["'`]\.\/[\w-]+-worker\.ts["'`]/.exec(code)?.[0]
    if (missed) throw new Error(`${missed} would be looked for as a source where there are none`)
    return null
  },
}

/** How programs of Node are bundled. */
const onNode = { ssr: true, target: 'node24', emptyOutDir: true } as const

const common = { configFile: false, root: ROOT, logLevel: 'error' } satisfies InlineConfig

/**
 * Bundles the program: the main process with all that it needs (ESM), the programs without windows that run on plain
 * Node or as a child of it and find their packages beside them (ESM), and the preload script, which a sandboxed page
 * takes as one CommonJS file only.
 * @param outDir gets `main/`, `service/` and `preload/`
 * @param plugins of a test that changes the program on its way
 * @returns names of the packages that the programs without windows import
 */
export async function buildShell(outDir = join(ROOT, 'out'), plugins: Plugin[] = []): Promise<string[]> {
  await build({
    ...common,
    plugins,
    ssr: { noExternal: true },
    build: {
      ...onNode,
      outDir: join(outDir, 'main'),
      rollupOptions: {
        input: { index: join(ROOT, 'electron/shell/main.ts') },
        external: ['electron'],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  })
  const service = await build({
    ...common,
    plugins: [workerAddresses, ...plugins],
    build: {
      ...onNode,
      outDir: join(outDir, 'service'),
      rollupOptions: {
        input: { centre: join(ROOT, 'electron/headless.ts'), ...workers() },
        output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  })
  await build({
    ...common,
    plugins,
    build: {
      target: 'chrome150',
      outDir: join(outDir, 'preload'),
      emptyOutDir: true,
      minify: false,
      lib: { entry: join(ROOT, 'electron/shell/preload/preload.ts'), formats: ['cjs'], fileName: () => 'preload.cjs' },
      rollupOptions: { external: ['electron'] },
    },
  })
  return packagesIn([service].flat())
}

/**
 * Bundles the updater into one file that needs nothing beside it: on Windows it runs from a copy, for it replaces its own
 * folder.
 * @param dir gets `updater.mjs` beside what is there
 */
export async function buildUpdater(dir: string): Promise<void> {
  await build({
    ...common,
    ssr: { noExternal: true },
    build: {
      ...onNode,
      emptyOutDir: false,
      outDir: dir,
      rollupOptions: {
        input: { updater: join(ROOT, 'electron/updater.ts') },
        output: { format: 'es', entryFileNames: '[name].mjs' },
      },
    },
  })
}

/** Vite builds the pages where there are sources, which no package has (electron/platform/pages.ts). */
const NEVER_PACKED = new Set(['vite'])

function packagesIn(results: readonly unknown[]): string[] {
  const chunks = results.flatMap((result) => (result as { output: Partial<Rollup.OutputChunk>[] }).output)
  const own = new Set(chunks.map(({ fileName }) => fileName))
  const names = chunks
    .flatMap(({ imports = [], dynamicImports = [] }) => [...imports, ...dynamicImports])
    .filter((id) => !own.has(id) && !isBuiltin(id))
    .map((id) => id.split('/', id.startsWith('@') ? 2 : 1).join('/'))
  return [...new Set(names)].filter((name) => !NEVER_PACKED.has(name)).toSorted()
}

if (import.meta.main) await buildShell()
