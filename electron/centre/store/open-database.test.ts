import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase } from './open-database.ts'
import type { Db } from './open-database.ts'
import { SCHEMA_VERSION } from './schema.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'mot-cua-upgrade-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const open = (): Db => openDatabase(join(dir, 'centre.db'))
const schemaOf = (db: Db) => db.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY name').all()

test('a file of the first version becomes one of this version, and keeps what it has', () => {
  const first = open()
  const today = schemaOf(first)
  first.exec(`DROP TABLE printer; INSERT INTO agency VALUES ('a', 'Sở', 'S', 1)`)
  first.pragma('user_version = 1')
  first.close()
  const again = open()
  expect(schemaOf(again)).toEqual(today)
  expect(again.pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION)
  expect(again.prepare('SELECT name FROM agency').pluck().all()).toEqual(['Sở'])
  again.close()
})

test('a file of a later version is not touched', () => {
  const later = open()
  later.pragma(`user_version = ${SCHEMA_VERSION + 1}`)
  later.close()
  expect(open).toThrow('phiên bản mới hơn')
})
