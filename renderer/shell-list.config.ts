import { hash } from 'node:crypto'
import type { Plugin } from 'vite'

type Chunk = {
  type: 'chunk'
  fileName: string
  name: string
  isEntry: boolean
  imports: string[]
  viteMetadata?: { importedCss: Set<string>; importedAssets: Set<string> }
}

/**
 * Writes `PAGE/shell.json` beside a page: every file that it needs to start, for the worker that keeps them, and an id
 * that changes with any of them. Fonts in one format: every browser with a worker reads woff2.
 */
export function shellList(page: string): Plugin {
  return {
    name: `shell-list-${page}`,
    enforce: 'post',
    generateBundle(_options, bundle) {
      const chunks = bundle as unknown as Record<string, Chunk | { type: 'asset' }>
      const entry = Object.values(chunks).find(
        (chunk): chunk is Chunk => chunk.type === 'chunk' && chunk.isEntry && chunk.name === page,
      )
      if (!entry) return
      const found = new Set<string>()
      const visit = (fileName: string): void => {
        const chunk = chunks[fileName]
        if (found.has(fileName) || chunk?.type !== 'chunk') return
        found.add(fileName)
        const { importedCss = [], importedAssets = [] } = chunk.viteMetadata ?? {}
        for (const file of [...importedCss, ...importedAssets]) found.add(file)
        for (const next of chunk.imports) visit(next)
      }
      visit(entry.fileName)
      const files = [...found]
        .filter((file) => !file.endsWith('.woff'))
        .map((file) => `/${file}`)
        .sort()
      const id = hash('sha256', files.join('\n'), 'hex').slice(0, 16)
      this.emitFile({ type: 'asset', fileName: `${page}/shell.json`, source: JSON.stringify({ id, files }) })
    },
  }
}
