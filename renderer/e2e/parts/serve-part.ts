import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, preview } from 'vite'
import { pagesConfig } from '../../pages.config.ts'

/** A piece of `renderer/ui` on a page of its own, built like the real pages; it needs no centre. */
export async function servePart(name: string): Promise<{ url: string; dispose(): Promise<void> }> {
  const outDir = mkdtempSync(join(tmpdir(), 'mot-cua-part-'))
  const root = join(import.meta.dirname, name)
  const { build: options, ...config } = pagesConfig([], outDir)
  const input = { index: join(root, 'index.html') }
  await build({
    ...config,
    root,
    build: { ...options, rollupOptions: { input } },
    configFile: false,
    logLevel: 'error',
  })
  const headers = { 'content-security-policy': "default-src 'self'" }
  const server = await preview({
    root,
    build: { outDir },
    preview: { port: 0, host: '127.0.0.1', headers },
    configFile: false,
    logLevel: 'error',
  })
  return {
    url: server.resolvedUrls?.local[0] ?? '',
    async dispose() {
      await server.close()
      rmSync(outDir, { recursive: true })
    },
  }
}
