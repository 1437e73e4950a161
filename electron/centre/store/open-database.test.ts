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

test('a file of a later version is not touched', () => {
  const later = open()
  later.pragma(`user_version = ${SCHEMA_VERSION + 1}`)
  later.close()
  expect(open).toThrow('phiên bản mới hơn')
})
