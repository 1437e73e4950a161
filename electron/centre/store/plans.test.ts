import { createSecretKey } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Statement } from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openJournal } from '../journal/journal.ts'
import { alarmStore } from './alarm-store.ts'
import { readConfig } from './config-store.ts'
import { dayStore } from './day-store.ts'
import { deskStore } from './desk-store.ts'
import { dossierStore } from './dossier-store.ts'
import { houseStore } from './house-store.ts'
import { openDatabase } from './open-database.ts'
import type { Db } from './open-database.ts'
import { operationalStore } from './operational-store.ts'
import { ratingStore } from './rating-store.ts'
import { receptionStore } from './reception-store.ts'
import { TABLES } from './schema.ts'
import { slipStore } from './slip-store.ts'
import { stepStore } from './step-store.ts'
import { ticketStore } from './ticket-store.ts'

const dir = mkdtempSync(join(tmpdir(), 'mot-cua-plans-'))
let db: Db
/** Every statement that was prepared, by who did it. */
const prepared: Record<'stores' | 'reports' | 'operational' | 'journal' | 'config', Statement[]> = {
  stores: [],
  reports: [],
  operational: [],
  journal: [],
  config: [],
}

beforeAll(() => {
  db = openDatabase(join(dir, 'centre.db'))
  const spyOn = (list: Statement[]): Db =>
    new Proxy(db, {
      get(target, name) {
        if (name !== 'prepare') return Reflect.get(target, name) as unknown
        return (sql: string) => {
          const statement = target.prepare(sql)
          list.push(statement)
          return statement
        }
      },
    })
  ticketStore(spyOn(prepared.stores))
  deskStore(spyOn(prepared.stores), () => new Map())
  stepStore(spyOn(prepared.stores))
  alarmStore(spyOn(prepared.reports))
  dayStore(spyOn(prepared.stores))
  receptionStore(spyOn(prepared.stores))
  ratingStore(spyOn(prepared.reports))
  dossierStore(spyOn(prepared.reports))
  slipStore(spyOn(prepared.reports))
  houseStore(spyOn(prepared.reports))
  operationalStore(spyOn(prepared.operational))
  openJournal(spyOn(prepared.journal), createSecretKey(Buffer.alloc(32)), { write() {}, close() {} })
  readConfig(spyOn(prepared.config))
})
afterAll(() => {
  db.close()
  rmSync(dir, { recursive: true, force: true })
})

/** Steps of the plan of a statement, e.g. `SEARCH ticket USING INDEX …`. */
function planOf({ source }: Statement): string[] {
  const marks = [...source.matchAll(/\?/g)].map(() => null)
  return db
    .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${source}`)
    .all(...marks)
    .map(({ detail }) => detail)
}

/** Tables that grow with every citizen; the rest is configuration, a few hundred rows. */
const GROWING =
  /^SCAN (t|j|w|s|m|ticket|print_job|event|period|rating|rating_declined|r|d|person|session|idempotency|login_attempt|dossier|dossier_\w+|supplement|refusal|hand_over|hand_over_dossier|h|work_request|slip|slip_dossier|party_mark)\b(?! VIRTUAL TABLE| USING INDEX (print_job_(open|trouble)|session_open))/

describe('a question to the tables', () => {
  test('of the stores never walks through a table that grows with every citizen', () => {
    expect(prepared.stores.length).toBeGreaterThan(20)
    const walks = [...prepared.stores, ...prepared.reports].flatMap((statement) =>
      planOf(statement)
        .filter((step) => GROWING.test(step) && !step.includes('VIRTUAL TABLE'))
        .map((step) => `${step}: ${statement.source}`),
    )
    expect(walks).toEqual([])
  })

  test('that is asked for every ticket walks through no table at all, and sorts nothing', () => {
    const walks = prepared.stores.flatMap((statement) =>
      planOf(statement)
        .filter((step) => /^(SCAN (?!(print_job|session|counter) USING INDEX)|USE TEMP)/.test(step))
        .map((step) => `${step}: ${statement.source}`),
    )
    expect(walks).toEqual([])
  })

  test('of the journal, of sessions and of repeated requests goes by its key', () => {
    const statements = [...prepared.journal, ...prepared.operational].filter(
      // An erasure looks through the answers of a week, now and then and at a day's first minute. Forgetting walks from
      // the oldest row to the first that stays.
      ({ source }) => !/^(INSERT|SELECT id, answer FROM idempotency|DELETE FROM idempotency)/.test(source),
    )
    expect(statements.length).toBeGreaterThan(10)
    const walks = statements.flatMap((statement) =>
      planOf(statement)
        .filter((step) => GROWING.test(step) && !/^SCAN event$/.test(step))
        .map((step) => `${step}: ${statement.source}`),
    )
    expect(walks).toEqual([])
  })

  test('about the head of the journal reads one row from its end', () => {
    const last = prepared.journal.find(
      ({ source }) => source.endsWith('ORDER BY seq DESC LIMIT 1') && !source.includes('WHERE'),
    )
    expect(last && planOf(last)).toEqual(['SCAN event'])
  })
})

describe('who may write', () => {
  test('the stores that a use case gets cannot: every statement only reads', () => {
    for (const { source, readonly, reader } of [...prepared.stores, ...prepared.reports, ...prepared.config])
      expect([source, readonly, reader]).toEqual([source, true, true])
  })

  test('operational statements touch no projected table and never the journal', () => {
    const writes = prepared.operational
      .filter(({ readonly }) => !readonly)
      .map(
        ({ source }) =>
          /^(?:INSERT(?: OR (?:REPLACE|IGNORE))? INTO|UPDATE|DELETE FROM) (\w+)/.exec(source)?.[1] ?? source,
      )
    expect(writes.length).toBeGreaterThan(5)
    for (const table of writes) expect(['erasable', 'operational']).toContain(TABLES[table])
  })
})

test('the list of tables is the schema, every table strict', () => {
  const tables = db
    .prepare<[], { name: string; strict: number; type: string }>(
      `SELECT name, strict, type FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual') AND name NOT LIKE 'sqlite_%'`,
    )
    .all()
  expect(tables.map(({ name }) => name).sort()).toEqual(Object.keys(TABLES).sort())
  expect(tables.filter(({ strict, type }) => type === 'table' && strict === 0)).toEqual([])
})

describe('invariant 3: our own connection cannot change the past', () => {
  beforeAll(() => {
    db.prepare(`INSERT INTO event VALUES (1, 1, '2026-11-23', 'journal.started', 1, NULL, NULL, '{}', 'x', 'y')`).run()
  })

  test.each([
    `UPDATE event SET payload = '{}'`,
    `UPDATE event SET hash = 'z' WHERE seq = 1`,
    'DELETE FROM event',
    'DELETE FROM event WHERE seq = 1',
    `INSERT OR REPLACE INTO event VALUES (1, 1, '2026-11-23', 'journal.started', 1, NULL, NULL, '{"a":1}', 'x', 'y')`,
    `REPLACE INTO event VALUES (1, 1, '2026-11-23', 'journal.started', 1, NULL, NULL, '{"a":1}', 'x', 'y')`,
    `INSERT INTO event VALUES (1, 1, '2026-11-23', 'journal.started', 1, NULL, NULL, '{"a":1}', 'x', 'y') ON CONFLICT (seq) DO UPDATE SET payload = excluded.payload`,
    'UPDATE OR REPLACE event SET seq = 2',
  ])('%s', (sql) => {
    const before = db.prepare('SELECT * FROM event').all()
    expect(() => db.prepare(sql).run()).toThrow('the journal is append-only')
    expect(db.prepare('SELECT * FROM event').all()).toEqual(before)
  })
})
