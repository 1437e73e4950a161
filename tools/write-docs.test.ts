import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { REFUSALS } from '../shared/api/codes.ts'
import { OPERATIONS } from '../shared/api/operations.ts'
import { EVENTS } from '../shared/domain/events/catalogue.ts'
import { fieldsOf } from './docs/field-types.ts'
import { table } from './docs/markdown.ts'
import { ROOT } from './run.ts'
import { staleDocs, writeDocs } from './write-docs.ts'

it('finds the committed papers equal to the tables (else: npm run docs)', () => {
  expect(staleDocs(ROOT)).toEqual([])
})

describe('papers in a folder', () => {
  let root: string
  beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'docs-'))))
  afterEach(() => rmSync(root, { recursive: true }))
  const read = (name: string) => readFileSync(join(root, 'docs', name), 'utf8')

  it('are written once, and again after a change by hand', () => {
    expect(writeDocs(root)).toHaveLength(6)
    expect(staleDocs(root)).toEqual([])
    writeFileSync(join(root, 'docs/states.md'), `${read('states.md')}one more line\n`)
    expect(staleDocs(root)).toEqual(['docs/states.md'])
    expect(writeDocs(root)).toEqual(['docs/states.md'])
    expect(staleDocs(root)).toEqual([])
  })

  it('name every event, operation and refusal', () => {
    writeDocs(root)
    const headings = read('events.md').match(/^### .*$/gm)
    expect(headings).toEqual(Object.keys(EVENTS).map((type) => `### ${type}`))
    for (const name of Object.keys(OPERATIONS)) expect(read('operations.md').split(`| \`${name}\` |`)).toHaveLength(3)
    for (const name of Object.keys(REFUSALS)) expect(read('refusals.md')).toContain(`| \`${name}\` |`)
  })

  it('draw every legal move', () => {
    writeDocs(root)
    expect(read('states.md')).toContain('  called --> no_show: no-show')
    expect(read('states.md')).toContain('| `called` | `lapse` | `expired` |')
  })
})

it('puts the shape of a payload into words', () => {
  const shape = z.strictObject({
    name: z.string().max(3),
    no: z.int().nullable(),
    kind: z.enum(['a', 'b', 'c']).optional(),
    words: z.strictObject({ id: z.string(), mac: z.string() }).nullable(),
    levels: z.array(z.union([z.literal(3), z.literal(5)])),
    pair: z.tuple([z.number(), z.boolean()]),
    passes: z.record(z.string(), z.number()),
    inside: z.strictObject({ from: z.unknown() }),
  })
  expect(fieldsOf(shape)).toEqual([
    '`name` text',
    '`no` whole number or nothing',
    '`kind?` `a`, `b` or `c`',
    '`words` **erasable row** or nothing',
    '`levels` list of `3` or `5`',
    '`pair` (number, yes or no)',
    '`passes` map to number',
    '`inside` { `from` any value, checked by its key }',
  ])
})

it('keeps a bar inside its cell', () => {
  expect(table(['a'], [['x | y']])).toBe('| a |\n|---|\n| x \\| y |')
})
