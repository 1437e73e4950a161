import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { verifyCentre } from '../centre/journal/verify.ts'
import type { Db } from '../centre/store/open-database.ts'
import { startTestCentre } from './start-test-centre.ts'
import type { TestCentre } from './start-test-centre.ts'

/** A folder of a centre that had a day with everything in it; each test of a file spoils a copy of its own. */
export type WholeFolder = {
  /** As the day left it. */
  readonly whole: string
  /** The copy of this test. */
  readonly dir: string
  readonly events: number
  /** Puts the untouched database into the copy again. */
  again(): void
  /** Changes the copy as a technician with SQL would. */
  spoil(change: (db: Db) => void): void
  run(sql: string): void
  readOnly<T>(read: (db: Db) => T): T
  /** The last event of a type. */
  seqOf(type: string): number
}

/** Call it once, at the top of a test file. */
export function wholeFolder(): WholeFolder {
  let root = ''
  let whole = ''
  let dir = ''
  let events = 0
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

  function open<T>(readonly: boolean, use: (db: Db) => T): T {
    const db = new Database(join(dir, 'centre.db'), { readonly })
    try {
      return use(db)
    } finally {
      db.close()
    }
  }
  return {
    get whole() {
      return whole
    },
    get dir() {
      return dir
    },
    get events() {
      return events
    },
    again: () => cpSync(join(whole, 'centre.db'), join(dir, 'centre.db')),
    spoil: (change) => open(false, change),
    run: (sql) => open(false, (db) => void db.exec(sql)),
    readOnly: (read) => open(true, read),
    seqOf: (type) =>
      open(
        true,
        (db) => db.prepare<[string], number>('SELECT MAX(seq) FROM event WHERE type = ?').pluck().get(type) ?? 0,
      ),
  }
}

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
