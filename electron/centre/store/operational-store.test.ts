import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase } from './open-database.ts'
import type { Db } from './open-database.ts'
import { operationalStore } from './operational-store.ts'

const KEY = '01234567-89ab-4def-8123-456789abcdef'
/** Another key of the same place. */
const OTHER = '01234567-89ab-4def-8123-000000000000'
let dir: string
let db: Db
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'mot-cua-operational-'))
  db = openDatabase(join(dir, 'centre.db'))
})
afterEach(() => {
  db.close()
  rmSync(dir, { recursive: true })
})

const places = (): unknown => db.prepare('SELECT COUNT(*) FROM temp.place').pluck().get()

test('an answer is found by who asked and the whole key', () => {
  const { find, remember } = operationalStore(db)
  remember('d:K1', KEY, 'hash', 'one', 1)
  remember('d:K1', OTHER, 'hash', 'other', 1)
  remember('d:K2', KEY, 'hash', 'two', 1)
  expect(find('d:K1', KEY)).toEqual({ bodyHash: 'hash', answer: 'one' })
  expect(find('d:K1', OTHER)?.answer).toBe('other')
  expect(find('d:K2', KEY)?.answer).toBe('two')
  expect(find('d:K3', KEY)).toBeUndefined()
})

test('an answer that was rolled back is not found, and its key may be used again', () => {
  const { find, remember } = operationalStore(db)
  db.exec('BEGIN IMMEDIATE')
  remember('d:K1', KEY, 'hash', 'never', 1)
  expect(find('d:K1', KEY)?.answer).toBe('never')
  db.exec('ROLLBACK')
  expect([find('d:K1', KEY), places()]).toEqual([undefined, 0])
  remember('d:K1', KEY, 'hash', 'done', 1)
  expect(find('d:K1', KEY)?.answer).toBe('done')
})

test('a kept answer is found after the file was opened anew; a forgotten one leaves nothing', () => {
  operationalStore(db).remember('d:K1', KEY, 'hash', 'old', 1)
  operationalStore(db).remember('d:K1', OTHER, 'hash', 'young', 2)
  db.close()
  db = openDatabase(join(dir, 'centre.db'))
  const { find, forgetAnswers } = operationalStore(db)
  expect(find('d:K1', KEY)?.answer).toBe('old')
  forgetAnswers(2)
  expect([find('d:K1', KEY), find('d:K1', OTHER)?.answer, places()]).toEqual([undefined, 'young', 1])
})

test('words are erased from kept answers as they stand, whatever signs are in them', () => {
  const { addPerson, erasePersons, find, remember } = operationalStore(db)
  const said = ['Về (gấp)? a.b*c', String.raw`[C:\\x] ^$ {1,2}|"nhà"`, 'Khác']
  for (const [n, body] of said.entries()) addPerson({ id: `p${n}`, kind: 'words', body, key: 'k' }, 1)
  remember('d:K1', KEY, 'hash', JSON.stringify(said.map((reason) => ({ reason }))), 1)
  remember('d:K1', OTHER, 'hash', '{"reason":"Về gấp a-b-c"}', 1)
  erasePersons(['p0', 'p1'], 2)
  expect(find('d:K1', KEY)?.answer).toBe('[{"reason":null},{"reason":null},{"reason":"Khác"}]')
  expect(find('d:K1', OTHER)?.answer).toBe('{"reason":"Về gấp a-b-c"}')
})
