import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { enConfigFaults } from '../../i18n/en/config-faults.ts'
import { viConfigFaults } from '../../i18n/vi/config-faults.ts'
import { checked } from './checked.ts'
import { inEnglish } from './in-english.ts'
import { referenceProblems } from './check-references.ts'
import type { Fault } from './problem.ts'

const folder = new URL('../', import.meta.url)
const sentences = globSync('**/*.ts', { cwd: folder })
  .filter((file) => !file.includes('.test.'))
  .flatMap((file) => [...readFileSync(new URL(file, folder), 'utf8').matchAll(/\.refine\([\s\S]{0,160}?, '([^']+)'/g)])
  .map(([, sentence = '']) => sentence)

test('every sentence beside a rule of a shape has its English', () => {
  expect(sentences.length).toBeGreaterThan(3)
  expect(sentences.filter((sentence) => inEnglish(sentence) === undefined)).toEqual([])
})

test('what does not fit a shape is told in both languages', () => {
  const faults: Fault[] = []
  checked('a.json', ['rows', 2], z.object({ name: z.string().min(1), at: z.number() }), { name: '' }, faults)
  expect(faults.map(({ path, code, params }) => [path, code, params['en']])).toEqual([
    ['rows[2].name', 'shape', 'Too small: expected string to have >=1 characters'],
    ['rows[2].at', 'shape', 'Invalid input: expected number, received undefined'],
  ])
  expect(faults.every(({ reason, params }) => reason === params['vi'] && reason !== params['en'])).toBe(true)
})

test('a fault between items carries what both languages say it with', () => {
  const agency = (id: string) => ({ id, name: id, shortName: id, inRotation: false })
  const field = { id: 'F', agencyId: 'X', name: 'F' }
  const [twice, unknown] = referenceProblems({ agencies: [agency('A'), agency('A')], fields: [field] })
  expect([twice, unknown].map((fault) => fault && viConfigFaults[fault.code](fault.params))).toEqual([
    twice?.reason,
    'không có cơ quan nào có mã “X”',
  ])
  expect(unknown && enConfigFaults[unknown.code](unknown.params)).toBe('there is no agency with the id “X”')
})
