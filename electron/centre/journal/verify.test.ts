import { createSecretKey } from 'node:crypto'
import { appendFileSync, readFileSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runVerifyProcess } from '../../testkit/centre-process.ts'
import { openFastClient } from '../../testkit/fast-client.ts'
import { NO_LIMITS, startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'
import { wholeFolder } from '../../testkit/whole-folder.ts'
import { openLog } from '../../platform/log.ts'
import { issueTicket } from '../usecases/issue-ticket.ts'
import { hashRow } from './recorded.ts'
import type { EventRow } from './recorded.ts'
import { verifyCentre } from './verify.ts'

const folder = wholeFolder()
const bad = (seq: number, reason: string) => ({ ok: false, seq, reason: expect.stringContaining(reason) })
const places = (): [string, number][] => [
  ['first', 1],
  ['middle', Math.floor(folder.events / 2)],
  ['last', folder.events],
]

test('a whole folder is well, the erased comment included', async () => {
  expect(await verifyCentre(folder.dir)).toEqual({ ok: true, events: folder.events })
})

describe('KT-5.1c, BD-7, TQ-9.1, invariant 3: the journal is the truth — a row that was touched is named', () => {
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
        const before = folder.readOnly((db) =>
          db.prepare<[number], string>(`SELECT ${column} FROM event WHERE seq = ?`).pluck().get(seq),
        )
        folder.run(`UPDATE event SET ${column} = ${value} WHERE seq = ${seq}`)
        found.push(await verifyCentre(folder.dir))
        folder.spoil((db) => db.prepare(`UPDATE event SET ${column} = ? WHERE seq = ?`).run(before, seq))
      }
      const reason = column === 'prev_hash' ? 'does not follow' : 'was changed'
      expect(found).toEqual(places().map(([, seq]) => bad(seq, reason)))
      expect(await verifyCentre(folder.dir), 'and mended again').toEqual({ ok: true, events: folder.events })
    },
  )

  test('changed and hashed anew without the key', async () => {
    const seq = folder.seqOf('ticket.finished')
    folder.spoil((db) => {
      const row = db.prepare<[number], EventRow>('SELECT * FROM event WHERE seq = ?').get(seq)
      if (!row) throw new Error('no such row')
      const { hash: _old, ...forged } = { ...row, actor: 'O2' }
      const hash = hashRow(createSecretKey(Buffer.alloc(32)), forged)
      db.prepare('UPDATE event SET actor = ?, hash = ? WHERE seq = ?').run('O2', hash, seq)
    })
    expect(await verifyCentre(folder.dir)).toEqual(bad(seq, 'was changed'))
  })

  test('removed: the first, a middle one', async () => {
    folder.run('DELETE FROM event WHERE seq = 1')
    expect(await verifyCentre(folder.dir)).toEqual(bad(1, 'missing'))
  })
  test('removed: a middle one', async () => {
    folder.run('DELETE FROM event WHERE seq = 20')
    expect(await verifyCentre(folder.dir)).toEqual(bad(20, 'missing'))
  })
  test('removed, and the rest moved up', async () => {
    folder.run('DELETE FROM event WHERE seq = 20; UPDATE event SET seq = seq - 1 WHERE seq > 20')
    expect(await verifyCentre(folder.dir)).toEqual(bad(20, 'does not follow'))
  })
  test.each([1, 3])('removed: the last %i', async (n) => {
    folder.run(`DELETE FROM event WHERE seq > ${folder.events - n}`)
    expect(await verifyCentre(folder.dir)).toEqual(bad(folder.events - n + 1, `up to ${folder.events} are missing`))
  })
  test('removed: all', async () => {
    folder.run('DELETE FROM event')
    expect(await verifyCentre(folder.dir)).toEqual(bad(1, `up to ${folder.events} are missing`))
  })

  test('reordered: two neighbours', async () => {
    folder.run(
      'UPDATE event SET seq = -1 WHERE seq = 20; UPDATE event SET seq = 20 WHERE seq = 21; UPDATE event SET seq = 21 WHERE seq = -1',
    )
    expect(await verifyCentre(folder.dir)).toEqual(bad(20, 'does not follow'))
  })
  test('reordered: what two rows say', async () => {
    folder.run(`CREATE TEMP TABLE kept AS SELECT payload FROM event WHERE seq = 20;
      UPDATE event SET payload = (SELECT payload FROM event WHERE seq = 30) WHERE seq = 20;
      UPDATE event SET payload = (SELECT payload FROM kept) WHERE seq = 30`)
    expect(await verifyCentre(folder.dir)).toEqual(bad(20, 'was changed'))
  })

  test('inserted: a copy in the middle', async () => {
    // Seqs are unique: the rows behind make room from the end.
    folder.run(`UPDATE event SET seq = -seq WHERE seq > 20; UPDATE event SET seq = 1 - seq WHERE seq < 0;
      INSERT INTO event SELECT 21, at_ms, business_date, type, v, actor, device, payload, prev_hash, hash FROM event WHERE seq = 20`)
    expect(await verifyCentre(folder.dir)).toEqual(bad(21, 'does not follow'))
  })
  test('inserted: before the first', async () => {
    folder.run(
      'INSERT INTO event SELECT 0, at_ms, business_date, type, v, actor, device, payload, prev_hash, hash FROM event WHERE seq = 1',
    )
    expect(await verifyCentre(folder.dir)).toEqual(bad(1, 'missing'))
  })
  test('inserted: one more at the end', async () => {
    folder.run(
      `INSERT INTO event SELECT seq + 1, at_ms, business_date, type, v, actor, device, payload, hash, prev_hash FROM event WHERE seq = ${folder.events}`,
    )
    expect(await verifyCentre(folder.dir)).toEqual(bad(folder.events + 1, 'was changed'))
  })

  test('two rows touched: the first is named', async () => {
    folder.run('UPDATE event SET v = 2 WHERE seq IN (25, 12)')
    expect(await verifyCentre(folder.dir)).toEqual(bad(12, 'was changed'))
  })
})

describe('the second place of the head', () => {
  const head = () => JSON.parse(readFileSync(join(folder.dir, 'head.json'), 'utf8')) as { seq: number; hash: string }
  const tell = (value: object) => writeFileSync(join(folder.dir, 'head.json'), JSON.stringify(value))

  test('missing', async () => {
    unlinkSync(join(folder.dir, 'head.json'))
    expect(await verifyCentre(folder.dir)).toEqual(bad(folder.events, 'head.json is missing'))
  })
  test.each(['', '{', '{"seq":"1"}', 'null'])('not readable: %j', async (text) => {
    writeFileSync(join(folder.dir, 'head.json'), text)
    expect(await verifyCentre(folder.dir)).toEqual(bad(folder.events, 'not readable'))
  })
  test('another hash', async () => {
    tell({ ...head(), hash: 'c'.repeat(64) })
    expect(await verifyCentre(folder.dir)).toEqual(bad(folder.events, 'differs from the head'))
  })
  test('set back, with the hash of another event', async () => {
    tell({ ...head(), seq: 17 })
    expect(await verifyCentre(folder.dir)).toEqual(bad(17, 'differs from the head'))
  })
  test('set ahead', async () => {
    tell({ ...head(), seq: folder.events + 1 })
    expect(await verifyCentre(folder.dir)).toEqual(bad(folder.events + 1, 'missing'))
  })
  test('behind, as a process that was killed leaves it: allowed', async () => {
    const hash = folder.readOnly((db) => db.prepare('SELECT hash FROM event WHERE seq = 17').pluck().get())
    tell({ seq: 17, hash })
    expect(await verifyCentre(folder.dir)).toEqual({ ok: true, events: folder.events })
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
    const centre = await startTestCentre({ dir: folder.dir })
    await issueSome(centre, 3)
    await centre.stop()
    // An old copy of the database in place of the new one: consistent in itself.
    folder.again()
    const found = [await verifyCentre(folder.dir)]
    for (const n of [1, 5]) {
      const again = await startTestCentre({ dir: folder.dir, log })
      await issueSome(again, n)
      await again.stop()
      found.push(await verifyCentre(folder.dir))
    }
    // A number and its paper are two events.
    expect(found).toEqual([
      bad(folder.events + 1, `up to ${folder.events + 6} are missing`),
      bad(folder.events + 3, `up to ${folder.events + 6} are missing`),
      bad(folder.events + 6, 'differs from the head'),
    ])
    expect(logged).toEqual([{ seq: folder.events + 6 }])
  })
})

describe('the key', () => {
  test('another one', async () => {
    writeFileSync(join(folder.dir, 'journal.key'), `${Buffer.alloc(32, 1).toString('base64url')}\n`)
    expect(await verifyCentre(folder.dir)).toEqual(bad(1, 'was changed'))
  })
  test('missing', async () => {
    unlinkSync(join(folder.dir, 'journal.key'))
    expect(await verifyCentre(folder.dir)).toEqual(bad(1, 'journal.key is missing'))
  })
})

describe('a damaged file is a verdict, not an exception', () => {
  test('overwritten in the middle', async () => {
    const file = join(folder.dir, 'centre.db')
    const bytes = readFileSync(file)
    bytes.fill(0xff, 4096, bytes.length - 4096)
    writeFileSync(file, bytes)
    expect(await verifyCentre(folder.dir)).toMatchObject({ ok: false, seq: expect.any(Number) })
  })
  test('not a database', async () => {
    truncateSync(join(folder.dir, 'centre.db'))
    appendFileSync(
      join(folder.dir, 'centre.db'),
      'not a database at all, and long enough to have a header of its own, which it has not',
    )
    expect(await verifyCentre(folder.dir)).toEqual(bad(1, 'cannot be read'))
  })
})

describe('headless verify', () => {
  test('prints one line and ends with 0 when all is well, with 1 when not', async () => {
    expect(await runVerifyProcess(folder.dir)).toEqual({ code: 0, stdout: `{"ok":true,"events":${folder.events}}\n` })
    folder.run('UPDATE event SET v = 2 WHERE seq = 12')
    const { code, stdout } = await runVerifyProcess(folder.dir)
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
