import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { rebuildIfOutdated } from '../journal/rebuild.ts'
import { NewerData, openDatabase, strangerInSchema } from './open-database.ts'
import type { Db } from './open-database.ts'
import { SCHEMA_VERSION } from './schema.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'mot-cua-upgrade-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const open = (): Db => openDatabase(join(dir, 'centre.db'))

test('a file of a later version is not touched', () => {
  const later = open()
  later.pragma(`user_version = ${SCHEMA_VERSION + 1}`)
  later.close()
  expect(open).toThrow('phiên bản mới hơn')
})

test('a journal with events of a later version is not made into tables', () => {
  const later = open()
  later.exec("INSERT INTO event VALUES (1, 0, '2026-11-23', 'of.tomorrow', 1, NULL, NULL, '{}', '', '')")
  later.exec('CREATE TABLE of_tomorrow (id INTEGER PRIMARY KEY) STRICT')
  expect(() => rebuildIfOutdated(later)).toThrow(NewerData)
  expect(later.prepare('SELECT COUNT(*) FROM of_tomorrow').pluck().get()).toBe(0)
  later.close()
})

test('a file that an earlier program wrote gets the tables that came since, and keeps its rows', () => {
  const earlier = open()
  earlier.exec('DROP TABLE device_report; CREATE INDEX idempotency_place ON idempotency (place)')
  earlier.exec("INSERT INTO login_attempt VALUES ('O1', 2, 0)")
  earlier.close()
  const now = open()
  expect(strangerInSchema(now)).toBeNull()
  expect(now.prepare('SELECT wrong FROM login_attempt').pluck().get()).toBe(2)
  now.close()
})
