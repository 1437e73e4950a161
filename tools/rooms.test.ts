import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { programOf, ROOT } from './run.ts'

/**
 * Plants one violation of each rule in a small copy of the rooms and runs the real tools with the real settings over
 * it. Beside each stands its clean twin: the same thing done as the house wants it.
 */
type Plant = { name: string; rule: string; at: string; bad: string; goodAt?: string; good: string }

const TARGETS: Record<string, string> = {
  'shared/kernel/thing.ts': 'export const thing = 1',
  'hardware/thing.ts': 'export const thing = 1',
  'renderer/client/thing.ts': 'export const thing = 1',
  'electron/platform/thing.ts': 'export const thing = 1',
  'electron/centre/api/thing.ts': 'export const thing = 1',
  'electron/centre/sync/thing.ts': 'export const thing = 1',
  'electron/centre/store/thing.ts': 'export const thing = 1',
  'electron/station/thing.ts': 'export const thing = 1',
}

const use = (specifier: string): string => `import { thing } from '${specifier}'\nexport const used = thing`
const lines = (count: number, line: string): string => Array.from({ length: count }, () => line).join('\n')

const PLANTS: readonly Plant[] = [
  room('shared', 'hardware', 'shared/kernel/a.ts', use('../../hardware/thing.ts'), use('./thing.ts')),
  room('shared', 'electron', 'shared/kernel/b.ts', use('../../electron/platform/thing.ts'), use('./thing.ts')),
  room('shared', 'node:', 'shared/kernel/c.ts', "export { join } from 'node:path'", "export { z } from 'zod'"),
  room(
    'shared',
    'another package',
    'shared/kernel/d.ts',
    "export { v7 } from 'uuid'",
    "export { Temporal } from 'temporal-polyfill'",
  ),
  room(
    'shared',
    'another package at run time',
    'shared/kernel/e.ts',
    "export const later = () => import('uuid')",
    "export const later = () => import('zod')",
  ),
  room(
    'shared',
    'electron from a test',
    'shared/kernel/f.test.ts',
    use('../../electron/platform/thing.ts'),
    use('./thing.ts'),
  ),
  room('hardware', 'electron', 'hardware/a.ts', use('../electron/station/thing.ts'), use('../shared/kernel/thing.ts')),
  room('hardware', 'renderer', 'hardware/b.ts', use('../renderer/client/thing.ts'), "export { join } from 'node:path'"),
  room(
    'renderer',
    'electron',
    'renderer/client/a.ts',
    use('../../electron/platform/thing.ts'),
    use('../../shared/kernel/thing.ts'),
  ),
  room('renderer', 'hardware', 'renderer/client/b.ts', use('../../hardware/thing.ts'), use('./thing.ts')),
  room(
    'renderer',
    'node:',
    'renderer/client/c.ts',
    "export { join } from 'node:path'",
    "export { useState } from 'react'",
  ),
  room('province', 'electron', 'province/a.ts', use('../electron/platform/thing.ts'), use('../shared/kernel/thing.ts')),
  room('usecases', 'api', 'electron/centre/usecases/a.ts', use('../api/thing.ts'), use('../store/thing.ts')),
  room('usecases', 'sync', 'electron/centre/usecases/b.ts', use('../sync/thing.ts'), use('../../platform/thing.ts')),
  room(
    'usecases',
    'station',
    'electron/centre/usecases/c.ts',
    use('../../station/thing.ts'),
    use('../../../shared/kernel/thing.ts'),
  ),
  room('journal', 'api', 'electron/centre/journal/a.ts', use('../api/thing.ts'), use('../store/thing.ts')),
  room('journal', 'sync', 'electron/centre/journal/b.ts', use('../sync/thing.ts'), use('../../platform/thing.ts')),
  room('journal', 'station', 'electron/centre/journal/c.ts', use('../../station/thing.ts'), use('../store/thing.ts')),
  room('centre', 'hardware', 'electron/centre/api/a.ts', use('../../../hardware/thing.ts'), use('../store/thing.ts')),
  room('station', 'centre', 'electron/station/a.ts', use('../centre/store/thing.ts'), use('../../hardware/thing.ts')),
  room(
    'platform',
    'centre',
    'electron/platform/a.ts',
    use('../centre/store/thing.ts'),
    use('../../shared/kernel/thing.ts'),
  ),
  {
    ...room('everyone', 'electron itself', 'electron/station/b.ts', "export { app } from 'electron'", ''),
    goodAt: 'electron/shell/b.ts',
    good: "export { app } from 'electron'",
  },
  {
    ...room(
      'everyone',
      'better-sqlite3',
      'electron/centre/api/b.ts',
      "export { SqliteError } from 'better-sqlite3'",
      '',
    ),
    goodAt: 'electron/centre/store/b.ts',
    good: "export { SqliteError } from 'better-sqlite3'",
  },
  time('Date.now', 'shared/kernel/g.ts', 'export const at = Date.now()'),
  time('new Date()', 'electron/centre/api/c.ts', 'export const at = new Date()', 'export const at = new Date(0)'),
  time('Math.random', 'hardware/c.ts', 'export const chance = Math.random()', 'export const chance = Math.floor(0.5)'),
  time('setTimeout', 'electron/station/c.ts', 'export const timer = setTimeout(() => 1, 5)'),
  time('globalThis.setInterval', 'electron/centre/api/d.ts', 'export const timer = globalThis.setInterval(() => 1, 5)'),
  time('window.setTimeout', 'renderer/client/d.ts', 'export const timer = window.setTimeout(() => 1, 5)'),
  {
    name: 'SQL in a route',
    rule: 'house(sql-in-store)',
    at: 'electron/centre/api/e.ts',
    bad: 'export const read = (db: { prepare(sql: string): unknown }) => db.prepare("select 1")',
    goodAt: 'electron/centre/store/e.ts',
    good: 'export const read = (db: { prepare(sql: string): unknown }) => db.prepare("select 1")',
  },
  {
    name: 'a use case that waits',
    rule: 'house(sync-usecases)',
    at: 'electron/centre/usecases/d.ts',
    bad: 'export async function decide(): Promise<number> {\n  return await Promise.resolve(1)\n}',
    good: 'export function decide(): number {\n  return 1\n}',
  },
  {
    name: 'a cycle of imports',
    rule: 'import(no-cycle)',
    at: 'shared/kernel/circle.ts',
    bad: "import { other } from './circle-other.ts'\nexport const circle = (): number => other()",
    good: 'export const circle = (): number => 1',
  },
  {
    name: 'a floating promise',
    rule: 'typescript(no-floating-promises)',
    at: 'electron/station/d.ts',
    bad: 'export const run = (): void => {\n  Promise.resolve(1)\n}',
    good: 'export const run = async (): Promise<void> => {\n  await Promise.resolve(1)\n}',
  },
  {
    name: 'a floating promise in a test',
    rule: 'typescript(no-floating-promises)',
    at: 'electron/station/d.test.ts',
    bad: "import { test } from 'vitest'\ntest('x', () => {\n  Promise.resolve(1)\n})",
    good: "import { expect, test } from 'vitest'\ntest('x', async () => {\n  expect(await Promise.resolve(1)).toBe(1)\n})",
  },
  {
    name: 'a promise where a truth value is wanted',
    rule: 'typescript(no-misused-promises)',
    at: 'renderer/client/e.ts',
    bad: 'export const yes = (sure: Promise<boolean>): number => (sure ? 1 : 2)',
    good: 'export const yes = (sure: boolean): number => (sure ? 1 : 2)',
  },
  {
    name: 'a switch that forgets a case',
    rule: 'typescript(switch-exhaustiveness-check)',
    at: 'shared/kernel/h.ts',
    bad: "export function f(x: 'a' | 'b'): void {\n  switch (x) {\n    case 'a':\n      return\n  }\n}",
    good: "export function f(x: 'a' | 'b'): void {\n  switch (x) {\n    case 'a':\n    case 'b':\n      return\n  }\n}",
  },
  {
    name: 'a default export',
    rule: 'import(no-default-export)',
    at: 'hardware/d.ts',
    bad: 'const one = 1\nexport default one',
    good: 'export const one = 1',
  },
  {
    name: 'a file over 400 lines',
    rule: 'eslint(max-lines)',
    at: 'shared/kernel/i.ts',
    bad: `${lines(400, '// a line')}\nexport const last = 1`,
    good: `${lines(399, '// a line')}\nexport const last = 1`,
  },
  {
    name: 'a function over 80 lines',
    rule: 'eslint(max-lines-per-function)',
    at: 'shared/kernel/j.ts',
    bad: `export function long(): void {\n${lines(80, '  void 0')}\n}`,
    good: `export function long(): void {\n${lines(78, '  void 0')}\n}`,
  },
  {
    name: 'a function of too many ways',
    rule: 'eslint(complexity)',
    at: 'shared/kernel/k.ts',
    bad: `export function ways(n: number): void {\n${lines(15, '  if (n > 1) void n')}\n}`,
    good: `export function ways(n: number): void {\n${lines(14, '  if (n > 1) void n')}\n}`,
  },
]

/** Globals and imports that the compiler itself must refuse, because the room's tsconfig does not know them. */
const COMPILE_PLANTS = [
  { name: 'document in shared', at: 'shared/kernel/l.ts', bad: 'export const page = document.title', error: 'TS2584' },
  { name: 'process in shared', at: 'shared/kernel/m.ts', bad: 'export const id = process.pid', error: 'TS2591' },
  {
    name: 'a timer in shared',
    at: 'shared/kernel/n.ts',
    bad: 'export const timer = setTimeout(() => 1, 5)',
    error: 'TS2304',
  },
  { name: 'document in hardware', at: 'hardware/l.ts', bad: 'export const page = document.title', error: 'TS2584' },
  { name: 'process in a page', at: 'renderer/client/l.ts', bad: 'export const id = process.pid', error: 'TS2591' },
  { name: 'electron in hardware', at: 'hardware/m.ts', bad: use('../electron/platform/thing.ts'), error: 'TS6307' },
  { name: 'hardware in a page', at: 'renderer/client/m.ts', bad: use('../../hardware/thing.ts'), error: 'TS6307' },
  {
    name: 'electron in shared',
    at: 'shared/kernel/o.ts',
    bad: use('../../electron/platform/thing.ts'),
    error: 'TS6307',
  },
] as const

function room(who: string, what: string, at: string, bad: string, good: string): Plant {
  return { name: `${who} importing ${what}`, rule: 'house(rooms)', at, bad, good }
}

function time(name: string, at: string, bad: string, good?: string): Plant {
  const plant = { name, rule: 'house(injected-time)', at, bad }
  return good
    ? { ...plant, good }
    : { ...plant, goodAt: `electron/platform/${name.replaceAll(/\W/g, '-')}.ts`, good: bad }
}

/** A folder with the rooms' settings and the given files; tools and packages are those of the repository. */
function makeTree(files: Record<string, string>): string {
  const tree = mkdtempSync(join(tmpdir(), 'rooms-'))
  for (const settings of ['.oxlintrc.json', 'tsconfig.json', 'tsconfig.base.json', 'tsconfig.tests.json']) {
    cpSync(join(ROOT, settings), join(tree, settings))
  }
  for (const folder of ['shared', 'hardware', 'electron', 'renderer', 'bench']) {
    mkdirSync(join(tree, folder))
    cpSync(join(ROOT, folder, 'tsconfig.json'), join(tree, folder, 'tsconfig.json'))
  }
  for (const folder of ['tools', 'node_modules']) symlinkSync(join(ROOT, folder), join(tree, folder), 'junction')
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, path)), { recursive: true })
    writeFileSync(join(tree, path), `${text}\n`)
  }
  return tree
}

const runIn = (tree: string, tool: string, args: readonly string[]) =>
  spawnSync(process.execPath, [programOf(tool), ...args], { cwd: tree, encoding: 'utf8' })

type Findings = { status: number | null; rulesAt(path: string): string[]; output: string }

function lintTree(tree: string): Findings {
  const rooms = ['shared', 'hardware', 'electron', 'renderer', 'province']
  const run = runIn(tree, 'oxlint', ['--format', 'json', ...rooms])
  const { diagnostics } = JSON.parse(run.stdout) as { diagnostics: { code: string; filename: string }[] }
  const rulesAt = (path: string): string[] =>
    diagnostics.filter(({ filename }) => filename.replaceAll('\\', '/') === path).map(({ code }) => code)
  return { status: run.status, rulesAt, output: run.stdout + run.stderr }
}

const CIRCLE = "import { circle } from './circle.ts'\nexport const other = (): number => circle()"
const trees: string[] = []
afterAll(() => {
  for (const tree of trees) rmSync(tree, { recursive: true, force: true })
})

function tree(files: Record<string, string>): string {
  const made = makeTree({ ...TARGETS, ...files })
  trees.push(made)
  return made
}

describe('the lint run', () => {
  let planted: Findings
  let clean: Findings
  beforeAll(() => {
    const circle = { 'shared/kernel/circle-other.ts': CIRCLE }
    planted = lintTree(tree({ ...circle, ...Object.fromEntries(PLANTS.map(({ at, bad }) => [at, bad])) }))
    clean = lintTree(
      tree({ ...circle, ...Object.fromEntries(PLANTS.map(({ at, goodAt, good }) => [goodAt ?? at, good])) }),
    )
  })

  test.each(PLANTS)('finds $name', ({ at, rule }) => {
    expect(planted.status).toBe(1)
    expect(planted.rulesAt(at)).toContain(rule)
  })

  test('passes the clean twins', () => {
    expect(clean.output).toContain('"diagnostics": []')
    expect(clean.status).toBe(0)
  })
})

describe('the compiler', () => {
  test('refuses what a room does not know, and nothing else', () => {
    const files = Object.fromEntries(COMPILE_PLANTS.map(({ at, bad }) => [at, bad]))
    const run = runIn(tree(files), 'typescript:tsc', ['-b', '--pretty', 'false', 'shared', 'hardware', 'renderer'])
    const found = run.stdout.matchAll(/^(\S+?)\(\d+,\d+\): error (TS\d+)/gm)
    const errors = [...found].map(([, path, code]) => `${path?.replaceAll('\\', '/')} ${code}`)
    expect(errors.toSorted()).toEqual(COMPILE_PLANTS.map(({ at, error }) => `${at} ${error}`).toSorted())
    expect(run.status).not.toBe(0)
  })
})
