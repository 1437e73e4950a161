import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, runTool } from './run.ts'

/**
 * `npm run screens [page]`: brings every page into every state (renderer/e2e/states) and keeps a picture of each in
 * docs/screens, with a list of them. The same run checks the states, so a picture shows what a test has seen.
 * @param wanted pages whose pictures are made anew; none means all, and pictures of states that are gone are removed
 */
async function makeScreens(wanted: readonly string[]): Promise<boolean> {
  const folder = join(ROOT, 'docs', 'screens')
  mkdirSync(folder, { recursive: true })
  const states = join('renderer', 'e2e', 'states')
  const all = readdirSync(join(ROOT, states)).filter((name) => name.endsWith('.e2e.test.ts'))
  const files = wanted.length > 0 ? wanted.map((page) => `${page}.e2e.test.ts`) : all
  const { ok } = await runTool('vitest', ['run', ...files.map((name) => join(states, name))], true, {
    SCREENS_DIR: folder,
  })
  const lists = readdirSync(folder).filter((name) => name.endsWith('.json'))
  const pages = lists.map((name) => pageOf(folder, name))
  for (const { page, states } of pages) writeFileSync(join(folder, `${page}.md`), pageDoc(page, states))
  for (const name of lists) rmSync(join(folder, name))
  if (wanted.length === 0) writeFileSync(join(folder, 'README.md'), indexDoc(pages))
  if (ok && wanted.length === 0) removeOthers(folder, pages)
  return ok
}

type Shown = { readonly name: string; readonly what: string }
type Page = { readonly page: string; readonly states: readonly Shown[] }

const pageOf = (folder: string, name: string): Page => ({
  page: name.replace(/\.json$/, ''),
  states: JSON.parse(readFileSync(join(folder, name), 'utf8')) as Shown[],
})

const pageDoc = (page: string, states: readonly Shown[]): string =>
  `# ${page}\n\nMade by \`npm run screens\`.\n\n${states.map(({ name, what }) => `## ${name}\n\n${what}\n\n![${name}](${name}.webp)\n`).join('\n')}`

const indexDoc = (pages: readonly Page[]): string =>
  `# Every state of every page\n\nMade by \`npm run screens\`.\n\n${pages.map(({ page, states }) => `- [${page}](${page}.md): ${states.length}\n`).join('')}`

function removeOthers(folder: string, pages: readonly Page[]): void {
  const kept = new Set(pages.flatMap(({ page, states }) => [`${page}.md`, ...states.map(({ name }) => `${name}.webp`)]))
  for (const name of readdirSync(folder)) if (!kept.has(name) && name !== 'README.md') rmSync(join(folder, name))
}

process.exitCode = (await makeScreens(process.argv.slice(2))) ? 0 : 1
