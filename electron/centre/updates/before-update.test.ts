import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { hasRoomForCopy, keepBeforeUpdate, lastProgram, noteProgram } from './before-update.ts'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'mot-cua-before-'))
  writtenBy('1.0.0')
  noteProgram(dir, '1.0.0')
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

function writtenBy(version: string): void {
  const db = new Database(join(dir, 'centre.db'))
  db.exec('CREATE TABLE IF NOT EXISTS written (version TEXT)')
  db.prepare('INSERT INTO written VALUES (?)').run(version)
  db.close()
}

function kept(): unknown[] {
  const db = new Database(join(dir, 'before-update/centre.db'), { readonly: true })
  const found = db.prepare('SELECT version FROM written').pluck().all()
  db.close()
  return found
}

test('the copy is that of the old version, also when the new one dies at its first start and comes again', () => {
  expect(keepBeforeUpdate(dir, '1.1.0')).toBe(true)
  writtenBy('1.1.0')
  expect(keepBeforeUpdate(dir, '1.1.0')).toBe(false)
  expect([kept(), lastProgram(dir)]).toEqual([['1.0.0'], '1.0.0'])
})

test('a copy for which there is no room is known before', () => {
  expect(hasRoomForCopy(dir)).toBe(true)
  expect(hasRoomForCopy(dir, 1_000_000)).toBe(false)
})

test('what the old version did after such a death is in the next copy', () => {
  keepBeforeUpdate(dir, '1.1.0')
  expect(keepBeforeUpdate(dir, '1.0.0')).toBe(false)
  writtenBy('1.0.0, later')
  expect(keepBeforeUpdate(dir, '1.1.0')).toBe(true)
  expect(kept()).toEqual(['1.0.0', '1.0.0, later'])
})

test('somebody who goes back finds the copy of before, not one of what the newer version wrote', () => {
  keepBeforeUpdate(dir, '1.1.0')
  noteProgram(dir, '1.1.0')
  writtenBy('1.1.0')
  expect(keepBeforeUpdate(dir, '1.0.0')).toBe(false)
  expect(kept()).toEqual(['1.0.0'])
})
