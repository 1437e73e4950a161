import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { wrongNode } from './node-version.mjs'

const HEADLESS = fileURLToPath(new URL('headless.mjs', import.meta.url))

test.each([
  ['the Node of this folder', { node: process.versions.node, napi: process.versions.napi }],
  ['a later Node', { node: '26.1.0', napi: '11' }],
])('accepts %s', (_name, versions) => {
  expect(wrongNode(versions)).toBeNull()
})

test.each([
  ['Node 20', { node: '20.20.2', napi: '9' }],
  ['an early Node 22', { node: '22.3.0', napi: '9' }],
  ['a Node 24 without the binary interface', { node: '24.0.0', napi: undefined }],
])('refuses %s in words', (_name, versions) => {
  expect(wrongNode(versions)).toMatch(new RegExp(`needs Node 24, and this is Node ${versions.node}`))
})

test('headless.mjs under an older Node says so and does not import the TypeScript', () => {
  const pretend = 'Object.defineProperty(process, "versions", { value: { node: "20.20.2", napi: "9" } })'
  const run = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${pretend}`, HEADLESS, 'no-such-command'],
    {
      encoding: 'utf8',
    },
  )
  expect(run.status).toBe(1)
  expect(run.stderr).toBe(`${wrongNode({ node: '20.20.2', napi: '9' })}\n`)
  expect(run.stdout).toBe('')
})
