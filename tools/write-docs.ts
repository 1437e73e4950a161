import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeOpenApi } from '../electron/centre/api/openapi.ts'
import { eventsDoc } from './docs/events-doc.ts'
import { operationsDoc } from './docs/operations-doc.ts'
import { refusalsDoc } from './docs/refusals-doc.ts'
import { rulesDoc } from './docs/rules-doc.ts'
import { statesDoc } from './docs/states-doc.ts'
import { ROOT } from './run.ts'

/** The contract as programs read it; the version in it is that of this repository. */
const openApi = (): string => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
  return `${JSON.stringify(writeOpenApi(version), null, 2)}\n`
}

const DOCUMENTS: Readonly<Record<string, () => string>> = {
  'docs/events.md': eventsDoc,
  'docs/openapi.json': openApi,
  'docs/operations.md': operationsDoc,
  'docs/refusals.md': refusalsDoc,
  'docs/rules.md': rulesDoc,
  'docs/states.md': statesDoc,
}

/** The written papers under `root` that differ from the tables they are written from, or are missing. */
export function staleDocs(root: string): string[] {
  return Object.keys(DOCUMENTS).filter((path) => readText(join(root, path)) !== DOCUMENTS[path]?.())
}

/** Writes every paper that differs; gives back which. */
export function writeDocs(root: string): string[] {
  const stale = staleDocs(root)
  mkdirSync(join(root, 'docs'), { recursive: true })
  for (const path of stale) writeFileSync(join(root, path), DOCUMENTS[path]?.() ?? '')
  return stale
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

if (import.meta.main) {
  const check = process.argv.includes('--check')
  const stale = check ? staleDocs(ROOT) : writeDocs(ROOT)
  for (const path of stale) process.stdout.write(`${path} ${check ? 'differs: run npm run docs' : 'written'}\n`)
  process.exitCode = check && stale.length > 0 ? 1 : 0
}
