import { createSecretKey } from 'node:crypto'
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { runVerifyProcess } from '../../testkit/centre-process.ts'
import { openFastClient } from '../../testkit/fast-client.ts'
import { NO_LIMITS, startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'
import { openLog } from '../../platform/log.ts'
import type { Db } from '../store/open-database.ts'
import { TABLES } from '../store/schema.ts'
import { issueTicket } from '../usecases/issue-ticket.ts'
import { hashRow } from './recorded.ts'
import type { EventRow } from './recorded.ts'
import { verifyCentre } from './verify.ts'

/** A folder of a centre that had a day with everything in it; each test spoils a copy of its own. */
let root: string
let whole: string
let events: number
let dir: string
let copies = 0

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'mot-cua-verify-test-'))
  whole = join(root, 'whole')
  const centre = await startTestCentre({ dir: whole, printerId: 'printer-1' })
  await liveADay(centre)
  await centre.stop()
  const verdict = await verifyCentre(whole)
  if (!verdict.ok) throw new Error(verdict.reason)
  events = verdict.events
})
afterAll(() => rmSync(root, { recursive: true, force: true }))
beforeEach(() => {
  copies += 1
  dir = join(root, `copy-${copies}`)
  cpSync(whole, dir, { recursive: true })
})

async function liveADay(centre: TestCentre): Promise<void> {
  const kiosk = centre.client(centre.token('kiosk'))
  for (const priority of [undefined, 'elderly', 'pregnant', undefined] as const) {
    await kiosk.call('issueTicket', { body: priority ? { serviceId: 'S1', priority } : { serviceId: 'S1' } })
  }
  const { client, counterId } = await centre.openCounter(1)
  const params = { counterId }
  const next = async (): Promise<string> => {
    const called = await client.call('callNext', { params, body: {} })
    if (!called.ok || !called.value.ticket) throw new Error('nothing was called')
    return called.value.ticket.id
  }
  const rated = await next()
  const finished = await client.call('finishTicket', { params: { ticketId: rated }, body: {} })
  if (!finished.ok) throw new Error(finished.code)
  const tablet = centre.client(centre.token('rating'))
  const comment = 'Phải chờ lâu quá'
  const rating = await tablet.call('rateService', { body: { token: finished.value.ratingToken, level: 2, comment } })
  if (!rating.ok) throw new Error(rating.code)
  await client.call('holdTicket', { params: { ticketId: await next() }, body: { reason: 'Đi sao y bản chính' } })
  await client.call('finishTicket', { params: { ticketId: await next() }, body: {} })
  await client.call('pauseCounter', { params, body: { reason: 'Họp giao ban' } })
  await eraseComment(centre)
}

/** Erases the comment's row the way the retention will: the event and the row in one transaction. */
async function eraseComment(centre: TestCentre): Promise<void> {
  const personId = centre.db.prepare<[], string>(`SELECT id FROM person WHERE kind = 'comment'`).pluck().get() ?? ''
  await centre.centre.executor.execute({ kind: 'nobody', address: '' }, null, (ctx) => ({
    events: [{ type: 'person.erased', payload: { personId, ground: 'retention' } }],
    apply: (operational) => operational.erasePersons([personId], ctx.now),
  }))
}

/** Changes the copy as a technician with SQL would. */
function spoil(change: (db: Db) => void): void {
  const db = new Database(join(dir, 'centre.db'))
  change(db)
  db.close()
}
const run = (sql: string): void => spoil((db) => void db.exec(sql))
const seqOf = (type: string): number =>
  readOnly((db) => db.prepare<[string], number>('SELECT MAX(seq) FROM event WHERE type = ?').pluck().get(type) ?? 0)
function readOnly<T>(read: (db: Db) => T): T {
  const db = new Database(join(dir, 'centre.db'), { readonly: true })
  try {
    return read(db)
  } finally {
    db.close()
  }
}
const bad = (seq: number, reason: string) => ({ ok: false, seq, reason: expect.stringContaining(reason) })
const places = (): [string, number][] => [
  ['first', 1],
  ['middle', Math.floor(events / 2)],
  ['last', events],
]

test('a whole folder is well, the erased comment included', async () => {
  expect(await verifyCentre(dir)).toEqual({ ok: true, events })
})

describe('invariant 3: the journal is the truth — a row that was touched is named', () => {
  const COLUMNS: Record<string, string> = {
    at_ms: 'at_ms + 1',
    business_date: `'2020-01-01'`,
    type: `'counter.closed'`,
    v: 'v + 1',
    actor: `COALESCE(actor, '') || 'x'`,
    device: `COALESCE(device, '') || 'x'`,
    payload: `payload || ' '`,
    prev_hash: `'${'a'.repeat(64)}'`,
    hash: `'${'b'.repeat(64)}'`,
  }
  test.each(Object.entries(COLUMNS))(
    'changed in %s, at the first, a middle and the last row',
    async (column, value) => {
      const found: unknown[] = []
      for (const [, seq] of places()) {
        const before = readOnly((db) =>
          db.prepare<[number], string>(`SELECT ${column} FROM event WHERE seq = ?`).pluck().get(seq),
        )
        run(`UPDATE event SET ${column} = ${value} WHERE seq = ${seq}`)
        found.push(await verifyCentre(dir))
        spoil((db) => db.prepare(`UPDATE event SET ${column} = ? WHERE seq = ?`).run(before, seq))
      }
      const reason = column === 'prev_hash' ? 'does not follow' : 'was changed'
      expect(found).toEqual(places().map(([, seq]) => bad(seq, reason)))
      expect(await verifyCentre(dir), 'and mended again').toEqual({ ok: true, events })
    },
  )

  test('changed and hashed anew without the key', async () => {
    const seq = seqOf('ticket.finished')
    spoil((db) => {
      const row = db.prepare<[number], EventRow>('SELECT * FROM event WHERE seq = ?').get(seq)
      if (!row) throw new Error('no such row')
      const { hash: _old, ...forged } = { ...row, actor: 'O2' }
      const hash = hashRow(createSecretKey(Buffer.alloc(32)), forged)
      db.prepare('UPDATE event SET actor = ?, hash = ? WHERE seq = ?').run('O2', hash, seq)
    })
    expect(await verifyCentre(dir)).toEqual(bad(seq, 'was changed'))
  })

  test('removed: the first, a middle one', async () => {
    run('DELETE FROM event WHERE seq = 1')
    expect(await verifyCentre(dir)).toEqual(bad(1, 'missing'))
  })
  test('removed: a middle one', async () => {
    run('DELETE FROM event WHERE seq = 20')
    expect(await verifyCentre(dir)).toEqual(bad(20, 'missing'))
  })
  test('removed, and the rest moved up', async () => {
    run('DELETE FROM event WHERE seq = 20; UPDATE event SET seq = seq - 1 WHERE seq > 20')
    expect(await verifyCentre(dir)).toEqual(bad(20, 'does not follow'))
  })
  test.each([1, 3])('removed: the last %i', async (n) => {
    run(`DELETE FROM event WHERE seq > ${events - n}`)
    expect(await verifyCentre(dir)).toEqual(bad(events - n + 1, `up to ${events} are missing`))
  })
  test('removed: all', async () => {
    run('DELETE FROM event')
    expect(await verifyCentre(dir)).toEqual(bad(1, `up to ${events} are missing`))
  })

  test('reordered: two neighbours', async () => {
    run(
      'UPDATE event SET seq = -1 WHERE seq = 20; UPDATE event SET seq = 20 WHERE seq = 21; UPDATE event SET seq = 21 WHERE seq = -1',
    )
    expect(await verifyCentre(dir)).toEqual(bad(20, 'does not follow'))
  })
  test('reordered: what two rows say', async () => {
    run(`CREATE TEMP TABLE kept AS SELECT payload FROM event WHERE seq = 20;
      UPDATE event SET payload = (SELECT payload FROM event WHERE seq = 30) WHERE seq = 20;
      UPDATE event SET payload = (SELECT payload FROM kept) WHERE seq = 30`)
    expect(await verifyCentre(dir)).toEqual(bad(20, 'was changed'))
  })

  test('inserted: a copy in the middle', async () => {
    // Seqs are unique: the rows behind make room from the end.
    run(`UPDATE event SET seq = -seq WHERE seq > 20; UPDATE event SET seq = 1 - seq WHERE seq < 0;
      INSERT INTO event SELECT 21, at_ms, business_date, type, v, actor, device, payload, prev_hash, hash FROM event WHERE seq = 20`)
    expect(await verifyCentre(dir)).toEqual(bad(21, 'does not follow'))
  })
  test('inserted: before the first', async () => {
    run(
      'INSERT INTO event SELECT 0, at_ms, business_date, type, v, actor, device, payload, prev_hash, hash FROM event WHERE seq = 1',
    )
    expect(await verifyCentre(dir)).toEqual(bad(1, 'missing'))
  })
  test('inserted: one more at the end', async () => {
    run(
      `INSERT INTO event SELECT seq + 1, at_ms, business_date, type, v, actor, device, payload, hash, prev_hash FROM event WHERE seq = ${events}`,
    )
    expect(await verifyCentre(dir)).toEqual(bad(events + 1, 'was changed'))
  })

  test('two rows touched: the first is named', async () => {
    run('UPDATE event SET v = 2 WHERE seq IN (25, 12)')
    expect(await verifyCentre(dir)).toEqual(bad(12, 'was changed'))
  })
})

describe('the second place of the head', () => {
  const head = () => JSON.parse(readFileSync(join(dir, 'head.json'), 'utf8')) as { seq: number; hash: string }
  const tell = (value: object) => writeFileSync(join(dir, 'head.json'), JSON.stringify(value))

  test('missing', async () => {
    unlinkSync(join(dir, 'head.json'))
    expect(await verifyCentre(dir)).toEqual(bad(events, 'head.json is missing'))
  })
  test.each(['', '{', '{"seq":"1"}', 'null'])('not readable: %j', async (text) => {
    writeFileSync(join(dir, 'head.json'), text)
    expect(await verifyCentre(dir)).toEqual(bad(events, 'not readable'))
  })
  test('another hash', async () => {
    tell({ ...head(), hash: 'c'.repeat(64) })
    expect(await verifyCentre(dir)).toEqual(bad(events, 'differs from the head'))
  })
  test('set back, with the hash of another event', async () => {
    tell({ ...head(), seq: 17 })
    expect(await verifyCentre(dir)).toEqual(bad(17, 'differs from the head'))
  })
  test('set ahead', async () => {
    tell({ ...head(), seq: events + 1 })
    expect(await verifyCentre(dir)).toEqual(bad(events + 1, 'missing'))
  })
  test('behind, as a process that was killed leaves it: allowed', async () => {
    const hash = readOnly((db) => db.prepare('SELECT hash FROM event WHERE seq = 17').pluck().get())
    tell({ seq: 17, hash })
    expect(await verifyCentre(dir)).toEqual({ ok: true, events })
  })

  test('events that were lost while the centre stood still are named for good', async () => {
    const logged: unknown[] = []
    const log = { ...openLog('silent'), error: (entry: unknown) => void logged.push(entry) }
    const issueSome = async (centre: TestCentre, n: number): Promise<void> => {
      const { executor, deps } = centre.centre
      const kiosk = { kind: 'nobody', address: '' } as const
      for (let i = 0; i < n; i += 1)
        await executor.execute(kiosk, null, (ctx) => issueTicket(deps, { serviceId: 'S1' }, ctx))
    }
    const centre = await startTestCentre({ dir })
    await issueSome(centre, 3)
    await centre.stop()
    // An old copy of the database in place of the new one: consistent in itself.
    cpSync(join(whole, 'centre.db'), join(dir, 'centre.db'))
    const found = [await verifyCentre(dir)]
    for (const n of [1, 5]) {
      const again = await startTestCentre({ dir, log })
      await issueSome(again, n)
      await again.stop()
      found.push(await verifyCentre(dir))
    }
    // A number and its paper are two events.
    expect(found).toEqual([
      bad(events + 1, `up to ${events + 6} are missing`),
      bad(events + 3, `up to ${events + 6} are missing`),
      bad(events + 6, 'differs from the head'),
    ])
    expect(logged).toEqual([{ seq: events + 6 }])
  })
})

describe('the key', () => {
  test('another one', async () => {
    writeFileSync(join(dir, 'journal.key'), `${Buffer.alloc(32, 1).toString('base64url')}\n`)
    expect(await verifyCentre(dir)).toEqual(bad(1, 'was changed'))
  })
  test('missing', async () => {
    unlinkSync(join(dir, 'journal.key'))
    expect(await verifyCentre(dir)).toEqual(bad(1, 'journal.key is missing'))
  })
})

describe('invariant 3: the journal is the truth — tables are rebuilt from it and compared', () => {
  const PROJECTED = Object.entries(TABLES).flatMap(([table, kind]) => (kind === 'projected' ? [table] : []))

  test.each(PROJECTED)('%s: a row removed, changed in any column, or added is seen', async (table) => {
    const columns = readOnly(
      (db) => db.pragma(`table_info(${table})`) as { name: string; type: string; notnull: number }[],
    )
    const differs = bad(events, `table ${table} `)
    const isEmpty = readOnly((db) => db.prepare(`SELECT COUNT(*) FROM ${table}`).pluck().get()) === 0
    run(
      `INSERT INTO ${table} (${columns.map(({ name }) => name).join()}) VALUES (${columns.map(({ type }) => (type === 'TEXT' ? `'zz'` : '9876')).join()})`,
    )
    expect(await verifyCentre(dir), 'added').toEqual(differs)
    if (isEmpty) return
    const added = columns.some(({ type }) => type === 'TEXT')
      ? `${columns.find(({ type }) => type === 'TEXT')?.name} = 'zz'`
      : '0'
    run(`DELETE FROM ${table} WHERE ${added}`)
    expect(await verifyCentre(dir), 'as it was').toEqual({ ok: true, events })
    for (const { name, type } of columns) {
      cpSync(join(whole, 'centre.db'), join(dir, 'centre.db'))
      const value = type === 'TEXT' ? `COALESCE(${name}, '') || 'x'` : `COALESCE(${name}, 0) + 7`
      spoil((db) =>
        db.exec(
          `UPDATE ${table} SET ${name} = ${value} WHERE rowid_of_first`.replace(
            'WHERE rowid_of_first',
            firstRow(db, table),
          ),
        ),
      )
      expect(await verifyCentre(dir), `changed in ${name}`).toEqual(differs)
    }
    cpSync(join(whole, 'centre.db'), join(dir, 'centre.db'))
    spoil((db) => db.exec(`DELETE FROM ${table} ${firstRow(db, table)}`))
    expect(await verifyCentre(dir), 'removed').toEqual(differs)
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
    run('DROP TABLE rating')
    const reason = 'rating in the database is not what this version of the program makes'
    expect(await verifyCentre(dir)).toEqual({ ok: false, seq: events, reason })
  })
  test('a column that is gone', async () => {
    run('ALTER TABLE ticket DROP COLUMN why')
    expect(await verifyCentre(dir)).toMatchObject({ ok: false })
  })
  test('operational tables may be lost without harm', async () => {
    run('DELETE FROM idempotency; DELETE FROM session; DELETE FROM login_attempt')
    expect(await verifyCentre(dir)).toEqual({ ok: true, events })
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
    const found = readOnly((db) =>
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
      cpSync(join(whole, 'centre.db'), join(dir, 'centre.db'))
      run(`${sql} WHERE id = '${id}'`)
      expect(await verifyCentre(dir), sql).toEqual(bad(seq, reason))
    }
  })

  test('an erased row that has content again', async () => {
    run(`UPDATE person SET body = 'Phải chờ lâu quá', key = 'k' WHERE kind = 'comment'`)
    expect(await verifyCentre(dir)).toEqual(bad(seqOf('rating.given'), 'content again'))
  })
  test('an erased row that is gone altogether: as erased as can be', async () => {
    run(`DELETE FROM person WHERE kind = 'comment'`)
    expect(await verifyCentre(dir)).toEqual({ ok: true, events })
  })
  test('nothing of an erased row is left in the files', () => {
    expect(readFileSync(join(dir, 'centre.db')).includes('Phải chờ lâu quá')).toBe(false)
  })
})

describe('a damaged file is a verdict, not an exception', () => {
  test('overwritten in the middle', async () => {
    const file = join(dir, 'centre.db')
    const bytes = readFileSync(file)
    bytes.fill(0xff, 4096, bytes.length - 4096)
    writeFileSync(file, bytes)
    expect(await verifyCentre(dir)).toMatchObject({ ok: false, seq: expect.any(Number) })
  })
  test('not a database', async () => {
    truncateSync(join(dir, 'centre.db'))
    appendFileSync(
      join(dir, 'centre.db'),
      'not a database at all, and long enough to have a header of its own, which it has not',
    )
    expect(await verifyCentre(dir)).toEqual(bad(1, 'cannot be read'))
  })
})

describe('headless verify', () => {
  test('prints one line and ends with 0 when all is well, with 1 when not', async () => {
    expect(await runVerifyProcess(dir)).toEqual({ code: 0, stdout: `{"ok":true,"events":${events}}\n` })
    run('UPDATE event SET v = 2 WHERE seq = 12')
    const { code, stdout } = await runVerifyProcess(dir)
    expect(code).toBe(1)
    expect(stdout).toMatch(/^\{[^\n]*\}\n$/)
    expect(JSON.parse(stdout)).toEqual({ ok: false, seq: 12, reason: 'the event was changed' })
  })
})

test('a centre at work is verified without waiting for a pause', async () => {
  const centre = await startTestCentre({ allowances: NO_LIMITS })
  const kiosks = await Promise.all(
    [0, 1, 0, 1].map((index) => openFastClient(centre.url, centre.token('kiosk', index))),
  )
  const issueMany = (n: number) =>
    Promise.all(
      kiosks.map(async (kiosk) => {
        for (let i = 0; i < n; i += 1) await kiosk.post('/v1/tickets', { serviceId: 'S1' })
      }),
    )
  // More pages than a copy takes at once.
  await issueMany(300)
  let isWorking = true
  const work = issueMany(2_000).finally(() => (isWorking = false))
  const verdicts = [await verifyCentre(centre.dir), await verifyCentre(centre.dir)]
  const wasWorking = isWorking
  for (const kiosk of kiosks) kiosk.close()
  await work.catch(() => undefined)
  await centre.dispose()
  expect(verdicts).toEqual([expect.objectContaining({ ok: true }), expect.objectContaining({ ok: true })])
  expect(wasWorking, 'the centre was still at work').toBe(true)
})
