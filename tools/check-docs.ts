import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ROOT } from './run.ts'

/** Folders that say at their top what lives there and how to add one more. */
export const ROOMS = ['shared', 'hardware', 'electron', 'renderer', 'resources', 'docs', 'tools', 'bench']

/** Addresses in `[words](address)`; images too. */
const LINK = /\]\(([^()\s]+)\)/g

/**
 * Links of a Markdown text that lead nowhere.
 * @param exists whether a path (relative to the text's folder, without `#…`) is there
 */
export function brokenLinks(text: string, exists: (path: string) => boolean): string[] {
  const addresses = [...text.matchAll(LINK)].map((match) => match[1] ?? '')
  return addresses.filter((address) => !/^([a-z]+:|#)/.test(address) && !exists(address.replace(/#.*$/, '')))
}

/** What is wrong with the written papers of this repository, one sentence each. */
export function checkDocs(root: string): string[] {
  const files = globSync('**/*.md', { cwd: root, exclude: (name) => /^(node_modules|out|\..+)$/.test(name) })
  const missing = ROOMS.filter((room) => !existsSync(join(root, room, 'README.md'))).map(
    (room) => `${room}/README.md is missing`,
  )
  const broken = files.flatMap((file) => {
    const folder = join(root, dirname(file))
    const links = brokenLinks(readFileSync(join(root, file), 'utf8'), (path) =>
      existsSync(join(folder, decodeURI(path))),
    )
    return links.map((link) => `${file}: nothing at ${link}`)
  })
  return [...missing, ...broken]
}

if (import.meta.main) {
  const found = checkDocs(ROOT)
  for (const line of found) process.stdout.write(`${line}\n`)
  process.exitCode = found.length === 0 ? 0 : 1
}
