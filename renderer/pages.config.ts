import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import type { InlineConfig } from 'vite'
import { shellList } from './shell-list.config.ts'

const apps = join(import.meta.dirname, 'apps')

const WORKER = 'rating-worker'

/** Every folder of `apps` with an `index.html` is a page. */
const allPages = (): string[] => readdirSync(apps).filter((name) => existsSync(join(apps, name, 'index.html')))

/**
 * How the pages are built: `apps/kiosk/index.html` becomes `kiosk/index.html` of the output.
 * @param pages names of pages; all of them when not given
 * @param outDir folder of the output, emptied first
 */
export function pagesConfig(
  pages: readonly string[] = allPages(),
  outDir = join(import.meta.dirname, '../out/renderer'),
) {
  return {
    root: apps,
    base: '/',
    publicDir: join(import.meta.dirname, 'public'),
    plugins: [react(), shellList('rating'), shellList('away')],
    build: {
      outDir,
      emptyOutDir: true,
      minify: true,
      // The centre's policy is default-src 'self': nothing inline, no data: addresses.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // Televisions of 2022 and phones of 2021 (README, "Browsers").
      target: ['chrome87', 'safari14'],
      rollupOptions: {
        input: {
          ...Object.fromEntries(pages.map((name) => [name, join(apps, name, 'index.html')])),
          ...(pages.includes('rating') ? { [WORKER]: join(apps, 'rating/worker.ts') } : {}),
        },
        output: {
          // A worker's address says what it may serve, so it has no hash in its name.
          entryFileNames: ({ name }: { name: string }) =>
            name === WORKER ? 'rating/worker.js' : 'assets/[name]-[hash].js',
        },
      },
    },
  } satisfies InlineConfig
}
