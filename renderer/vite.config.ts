import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const apps = join(import.meta.dirname, 'apps')
const pages = readdirSync(apps).filter((name) => existsSync(join(apps, name, 'index.html')))

/** Every folder of `apps` is a page: `apps/kiosk/index.html` becomes `out/renderer/kiosk/index.html`. */
export default defineConfig({
  root: apps,
  base: '/',
  publicDir: join(import.meta.dirname, 'public'),
  plugins: [react()],
  build: {
    outDir: join(import.meta.dirname, '../out/renderer'),
    emptyOutDir: true,
    minify: true,
    // The centre's policy is default-src 'self': nothing inline, no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: Object.fromEntries(pages.map((name) => [name, join(apps, name, 'index.html')])) },
  },
})
