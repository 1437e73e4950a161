import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { brokenLinks, checkDocs, ROOMS } from './check-docs.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'papers-'))
  for (const room of ROOMS) {
    mkdirSync(join(root, room))
    writeFileSync(join(root, room, 'README.md'), `# ${room}\n`)
  }
})
afterEach(() => rmSync(root, { recursive: true }))

test('follows relative links and leaves the web and anchors alone', () => {
  const text = '[a](there.md) [b](gone.md#part) ![c](gone.png) [d](https://example.org/x) [e](#part) [f](mailto:a@b.vn)'
  expect(brokenLinks(text, (path) => path === 'there.md')).toEqual(['gone.md#part', 'gone.png'])
})

test('a link is relative to the paper it stands in, and may lead to a folder or a name with spaces', () => {
  writeFileSync(join(root, 'docs', 'two words.md'), '')
  writeFileSync(join(root, 'docs', 'README.md'), '[a](../tools) [b](two%20words.md) [c](README.md) [d](tools)')
  expect(checkDocs(root)).toEqual([`${join('docs', 'README.md')}: nothing at tools`])
})

test('misses the paper of a room', () => {
  rmSync(join(root, 'hardware', 'README.md'))
  expect(checkDocs(root)).toEqual(['hardware/README.md is missing'])
})
