import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { wholeFolder } from '../../testkit/whole-folder.ts'
import type { Db } from '../store/open-database.ts'
import { TABLES } from '../store/schema.ts'
import { verifyCentre } from './verify.ts'

const folder = wholeFolder()
const bad = (seq: number, reason: string) => ({ ok: false, seq, reason: expect.stringContaining(reason) })

describe('invariant 3: the journal is the truth — tables are rebuilt from it and compared', () => {
  const PROJECTED = Object.entries(TABLES).flatMap(([table, kind]) => (kind === 'projected' ? [table] : []))

  test.each(PROJECTED)('%s: a row removed, changed in any column, or added is seen', async (table) => {
    const columns = folder.readOnly(
      (db) => db.pragma(`table_info(${table})`) as { name: string; type: string; notnull: number }[],
    )
    const differs = bad(folder.events, `table ${table} `)
    const isEmpty = folder.readOnly((db) => db.prepare(`SELECT COUNT(*) FROM ${table}`).pluck().get()) === 0
    folder.run(
      `INSERT INTO ${table} (${columns.map(({ name }) => `"${name}"`).join()}) VALUES (${columns.map(({ type }) => (type === 'TEXT' ? `'zz'` : '9876')).join()})`,
    )
    expect(await verifyCentre(folder.dir), 'added').toEqual(differs)
    if (isEmpty) return
    const added = columns.some(({ type }) => type === 'TEXT')
      ? `"${columns.find(({ type }) => type === 'TEXT')?.name}" = 'zz'`
      : '0'
    folder.run(`DELETE FROM ${table} WHERE ${added}`)
    expect(await verifyCentre(folder.dir), 'as it was').toEqual({ ok: true, events: folder.events })
    for (const { name, type } of columns) {
      folder.again()
      const value = type === 'TEXT' ? `COALESCE("${name}", '') || 'x'` : `COALESCE("${name}", 0) + 7`
      folder.spoil((db) =>
        db.exec(
          `UPDATE ${table} SET "${name}" = ${value} WHERE rowid_of_first`.replace(
            'WHERE rowid_of_first',
            firstRow(db, table),
          ),
        ),
      )
      expect(await verifyCentre(folder.dir), `changed in ${name}`).toEqual(differs)
    }
    folder.again()
    folder.spoil((db) => db.exec(`DELETE FROM ${table} ${firstRow(db, table)}`))
    expect(await verifyCentre(folder.dir), 'removed').toEqual(differs)
  })

  /** A condition that holds for one row only, by its primary key. */
  function firstRow(db: Db, table: string): string {
    const keys = (db.pragma(`table_info(${table})`) as { name: string; pk: number }[])
      .filter(({ pk }) => pk > 0)
      .map(({ name }) => name)
    const row = db.prepare<[], Record<string, unknown>>(`SELECT ${keys.join()} FROM ${table} LIMIT 1`).get()
    return `WHERE ${keys.map((name) => `${name} = ${typeof row?.[name] === 'number' ? String(row[name]) : `'${String(row?.[name])}'`}`).join(' AND ')}`
  }

  test('a table that is gone', async () => {
    folder.run('DROP TABLE rating')
    const reason = 'rating in the database is not what this version of the program makes'
    expect(await verifyCentre(folder.dir)).toEqual({ ok: false, seq: folder.events, reason })
  })
  test('a column that is gone', async () => {
    folder.run('ALTER TABLE ticket DROP COLUMN why')
    expect(await verifyCentre(folder.dir)).toMatchObject({ ok: false })
  })
  test('operational tables may be lost without harm', async () => {
    folder.run('DELETE FROM idempotency; DELETE FROM session; DELETE FROM login_attempt')
    expect(await verifyCentre(folder.dir)).toEqual({ ok: true, events: folder.events })
  })
})

describe('erasable rows', () => {
  const KINDS: [string, string][] = [
    ['name', 'officer.defined'],
    ['credential', 'officer.pinSet'],
    ['group', 'ticket.issued'],
    ['words', 'ticket.held'],
  ]
  /** The row of a kind that the first event of a type points at. */
  function personOf(kind: string, type: string): { seq: number; id: string } {
    const found = folder.readOnly((db) =>
      db
        .prepare<[string, string], { seq: number; id: string }>(
          `SELECT MIN(seq) AS seq, p.id FROM event JOIN person p ON p.kind = ? AND instr(payload, p.id) WHERE type = ?`,
        )
        .get(kind, type),
    )
    if (!found?.id) throw new Error(`no ${kind}`)
    return found
  }

  test.each(KINDS)('%s changed, its key changed, emptied without an event, deleted', async (kind, type) => {
    const { seq, id } = personOf(kind, type)
    for (const [sql, reason] of [
      [`UPDATE person SET body = body || 'x'`, 'was changed'],
      [`UPDATE person SET key = 'another'`, 'was changed'],
      ['UPDATE person SET body = NULL', 'is missing'],
      ['DELETE FROM person', 'is missing'],
    ] as const) {
      folder.again()
      folder.run(`${sql} WHERE id = '${id}'`)
      expect(await verifyCentre(folder.dir), sql).toEqual(bad(seq, reason))
    }
  })

  test('an erased row that has content again', async () => {
    folder.run(`UPDATE person SET body = 'Phải chờ lâu quá', key = 'k' WHERE kind = 'comment'`)
    expect(await verifyCentre(folder.dir)).toEqual(bad(folder.seqOf('rating.given'), 'content again'))
  })
  test('an erased row that is gone altogether: as erased as can be', async () => {
    folder.run(`DELETE FROM person WHERE kind = 'comment'`)
    expect(await verifyCentre(folder.dir)).toEqual({ ok: true, events: folder.events })
  })
  test('nothing of an erased row is left in the files', () => {
    expect(readFileSync(join(folder.dir, 'centre.db')).includes('Phải chờ lâu quá')).toBe(false)
  })
})
