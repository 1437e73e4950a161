import { globSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build } from 'vite'
import type { InlineConfig, Plugin } from 'vite'
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
  transform(code, id) {
    if (!id.startsWith(ROOT) || id.includes('node_modules')) return null
    return code.replace(
      /new URL\('\.\/([\w-]+-worker)\.ts', import\.meta\.url\)/g,
      "new URL('./$1.js', import.meta.url)",
    )
  },
}

const common = { configFile: false, root: ROOT, logLevel: 'error' } satisfies InlineConfig

/**
 * Bundles what Electron starts: the main process and the programs without windows (ESM), and the preload script, which a
 * sandboxed page takes as one CommonJS file only.
 * @param outDir gets `main/` and `preload/`
 * @param plugins of a test that changes the program on its way
 */
export async function buildShell(outDir = join(ROOT, 'out'), plugins: Plugin[] = []): Promise<void> {
  await build({
    ...common,
    plugins: [workerAddresses, ...plugins],
    build: {
      ssr: true,
      target: 'node24',
      outDir: join(outDir, 'main'),
      emptyOutDir: true,
      rollupOptions: {
        input: {
          index: join(ROOT, 'electron/shell/main.ts'),
          headless: join(ROOT, 'electron/headless.ts'),
          ...workers(),
        },
        external: ['electron'],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
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
}

if (import.meta.main) await buildShell()
