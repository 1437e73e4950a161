import { Writable } from 'node:stream'
import { pino } from 'pino'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import type { PriorityGroup } from '../../shared/api/views.ts'
import { listenLive } from '../testkit/listen-live.ts'
import type { Listener } from '../testkit/listen-live.ts'
import { issue, must, openDesk } from '../testkit/hall.ts'
import { NO_LIMITS, startTestCentre } from '../testkit/start-test-centre.ts'
import type { TestCentre } from '../testkit/start-test-centre.ts'
import { verifyCentre } from './journal/verify.ts'
import { TABLES } from './store/schema.ts'

/** What a person said or is, each so odd that it is found wherever it went. */
type Words = {
  group: PriorityGroup
  held: string
  chosen: string
  paused: string
  closed: string
  comment: string
  suffix: string
}

const odd = (what: string) => fc.uuid().map((id) => `${what}-${id}-lời riêng “ạ”`)
const words: fc.Arbitrary<Words> = fc.record({
  group: fc.constantFrom<PriorityGroup>('elderly', 'disabled', 'pregnant', 'merit'),
  held: odd('GIỮ'),
  chosen: odd('GỌI'),
  paused: odd('NGHỈ'),
  closed: odd('ĐÓNG'),
  comment: odd('GÓP-Ý'),
  suffix: fc.uuid(),
})

let running: TestCentre | null = null
afterEach(async () => {
  await running?.dispose()
  running = null
})

type Heard = Record<string, string>
type Day = { centre: TestCentre; log: () => string; heard: Heard; answers: Heard; nameOf: (id: string) => string }

/** A day of the whole house with everybody listening. */
async function day(said: Words): Promise<Day> {
  let logged = ''
  const sink = new Writable({
    write(chunk, _encoding, done) {
      logged += String(chunk)
      done()
    },
  })
  const nameOf = (id: string): string => `Họ-Tên-${id}-${said.suffix}`
  const centre = await startTestCentre({
    nameOf,
    log: pino({ level: 'trace' }, sink),
    allowances: NO_LIMITS,
    printerId: 'P1',
    publicUrl: 'https://so.example',
  })
  running = centre
  const listeners = await listenAll(centre)
  const desk = await openDesk(centre, 1)
  const params = { counterId: 'C1' }
  const first = await issue(centre, 'S1', said.group)
  const second = await issue(centre)
  must(await desk.call(second.id, said.chosen))
  must(await desk.hold(second.id, said.held))
  const whileHeld = JSON.stringify(await desk.queue())
  must(await desk.resume(second.id))
  must(await desk.call(first.id))
  const { ratingToken } = must(await desk.finish(first.id))
  must(
    await centre
      .client(centre.token('rating'))
      .call('rateService', { body: { token: ratingToken, level: 1, comment: said.comment } }),
  )
  must(await desk.client.call('pauseCounter', { params, body: { reason: said.paused } }))
  const whilePaused = JSON.stringify(await desk.queue())
  must(await desk.client.call('closeCounter', { params, body: { reason: said.closed } }))
  await centre.client(null).call('createSession', { body: { officerId: 'O2', pin: 'sai-mã', counterId: 'C2' } })
  const heard = await hearAll(listeners, centre.centre.journal.head().seq)
  const answers = { ...(await publicAnswers(centre, first.phoneUrl ?? '', first.id)), whileHeld, whilePaused }
  return { centre, log: () => logged, heard, answers, nameOf }
}

async function listenAll(centre: TestCentre): Promise<Record<string, Listener>> {
  const devices = ['kiosk', 'counter', 'board', 'station', 'rating'] as const
  const tokens: Record<string, string> = Object.fromEntries(devices.map((role) => [role, centre.token(role)]))
  tokens['rating of another counter'] = centre.token('rating', 1)
  tokens['officer of another counter'] = await centre.logIn('O3', 'C3')
  tokens['leader'] = await centre.logIn('leader')
  tokens['technician'] = await centre.logIn('technician')
  tokens['receptionist'] = await centre.logIn('receptionist')
  const all = Object.entries(tokens).map(
    async ([who, token]) => [who, await listenLive(centre.url, { hello: { token, since: 0 } })] as const,
  )
  return Object.fromEntries(await Promise.all(all))
}

/** Everything that each has heard, with a snapshot of its page at the end of the day. */
async function hearAll(listeners: Record<string, Listener>, through: number): Promise<Heard> {
  const heard = Object.entries(listeners).map(async ([who, live]) => {
    const events = await live.through(through)
    await live.cut()
    return [who, JSON.stringify(events)] as const
  })
  return Object.fromEntries(await Promise.all(heard))
}

async function publicAnswers(centre: TestCentre, phoneUrl: string, ticketId: string): Promise<Heard> {
  const as = (role: 'kiosk' | 'board' | 'station') => centre.client(centre.token(role))
  const secret = phoneUrl.split('#')[1] ?? ''
  const all = {
    health: await centre.client(null).call('health', {}),
    phone: await centre.client(null).call('getPhoneTicket', { params: { secret } }),
    services: await as('kiosk').call('listServices', {}),
    ticket: await as('kiosk').call('getTicket', { params: { ticketId } }),
    board: await as('board').call('getBoard', {}),
    printJobs: await as('station').call('listPrintJobs', {}),
  }
  return Object.fromEntries(Object.entries(all).map(([name, result]) => [name, JSON.stringify(must<unknown>(result))]))
}

/** Which of the words stand in a text. */
const found = (text: string, wanted: readonly string[]): string[] => wanted.filter((word) => text.includes(word))

describe('invariant 8: personal data stays home', () => {
  const RUNS = process.env['SOAK'] ? 200 : 4

  test('words and names of a day are heard, shown and logged nowhere but where they belong', async () => {
    await fc.assert(
      fc.asyncProperty(words, async (said) => {
        const { centre, log, heard, answers, nameOf } = await day(said)
        const { group: _group, suffix, ...texts } = said
        const all = [...Object.values(texts), suffix, 'sai-mã']

        const journal = centre.db
          .prepare("SELECT group_concat(payload || COALESCE(actor, '') || COALESCE(device, '')) FROM event")
          .pluck()
          .get() as string
        expect(found(journal, all)).toEqual([])
        const groups = centre.db
          .prepare(`SELECT group_concat(payload) FROM event WHERE type LIKE 'ticket.%'`)
          .pluck()
          .get() as string
        expect(found(groups, ['elderly', 'disabled', 'pregnant', 'merit'])).toEqual([])
        for (const [who, text] of Object.entries(heard)) expect([who, found(text, all)]).toEqual([who, []])
        expect(found(log(), all)).toEqual([])

        const { whileHeld, whilePaused, ...shown } = answers
        for (const [what, text] of Object.entries(shown)) expect([what, found(text, all)]).toEqual([what, []])
        // The desk itself shows what its officer wrote, as long as it is true, and nothing of others.
        expect(found(whileHeld ?? '', all)).toEqual([said.held, suffix])
        expect(found(whilePaused ?? '', all)).toEqual([said.paused, suffix])
        expect(whilePaused).toContain(nameOf('O1'))
        expect(whilePaused).not.toContain(nameOf('O2'))
        await centre.dispose()
        running = null
      }),
      { numRuns: RUNS },
    )
  })

  test('they lie in erasable rows, and in no other table but answers that are kept for a week', async () => {
    const [said] = fc.sample(words, 1) as [Words]
    const { centre } = await day(said)
    const all = [said.held, said.chosen, said.paused, said.closed, said.comment, said.suffix]
    for (const table of Object.keys(TABLES)) {
      const text = JSON.stringify(centre.db.prepare(`SELECT * FROM ${table}`).all())
      const may = { person: all, idempotency: [said.paused, said.suffix] }[table] ?? []
      expect([table, found(text, all).filter((word) => !may.includes(word))]).toEqual([table, []])
    }
    expect(found(JSON.stringify(centre.db.prepare('SELECT * FROM person').all()), all)).toEqual(all)
  })

  test('the snapshots of hall and kiosk name nobody; the tablet names who serves, as the desk’s sign does', async () => {
    const [said] = fc.sample(words, 1) as [Words]
    const { centre, nameOf } = await day(said)
    must(await (await openDesk(centre, 1)).client.call('openCounter', { params: { counterId: 'C1' }, body: {} }))
    const snapshot = async (token: string): Promise<string> => {
      const live = await listenLive(centre.url, { hello: { token } })
      const frame = JSON.stringify(await live.next())
      await live.cut()
      return frame
    }
    for (const role of ['kiosk', 'counter', 'board', 'station'] as const)
      expect(await snapshot(centre.token(role))).not.toContain(said.suffix)
    expect(await snapshot(await centre.logIn('leader'))).not.toContain(said.suffix)
    const tablet = await snapshot(centre.token('rating'))
    expect(tablet).toContain(nameOf('O1'))
    expect(found(tablet, [said.comment, said.paused, nameOf('O2')])).toEqual([])
  })
})

describe('erasing a person', () => {
  test('removes words and key, leaves the chain valid, and the desk goes on', async () => {
    const [said] = fc.sample(words, 1) as [Words]
    const { centre } = await day(said)
    const ids = centre.db.prepare<[], string>('SELECT id FROM person').pluck().all()
    const ctx = { kind: 'nobody' as const, address: '' }
    await centre.centre.executor.execute(ctx, null, ({ now }) => ({
      events: ids.map((personId) => ({
        type: 'person.erased' as const,
        payload: { personId, ground: 'retention' },
      })),
      apply: (operational) => operational.erasePersons(ids, now),
    }))
    expect(
      centre.db.prepare('SELECT COUNT(*) FROM person WHERE body IS NOT NULL OR key IS NOT NULL').pluck().get(),
    ).toBe(0)
    expect(await verifyCentre(centre.dir)).toMatchObject({ ok: true })
    expect(JSON.stringify(must(await centre.client(null).call('listLogins', {})))).not.toContain(said.suffix)
    expect(await issue(centre)).toMatchObject({ number: 'A003' })
  })

  test('that no event tells of is found by verify, and so is a word put back', async () => {
    const [said] = fc.sample(words, 1) as [Words]
    const { centre } = await day(said)
    const id =
      centre.db.prepare<[string], string>('SELECT id FROM person WHERE body = ?').pluck().get(said.comment) ?? ''
    const seqOf = centre.db.prepare(`SELECT seq FROM event WHERE type = 'rating.given'`).pluck().get()
    centre.db.prepare('UPDATE person SET body = ? WHERE id = ?').run('khen ngợi', id)
    expect(await verifyCentre(centre.dir)).toEqual({
      ok: false,
      seq: seqOf,
      reason: expect.stringContaining('changed'),
    })
    centre.db.prepare('UPDATE person SET body = NULL, key = NULL WHERE id = ?').run(id)
    expect(await verifyCentre(centre.dir)).toEqual({
      ok: false,
      seq: seqOf,
      reason: expect.stringContaining('missing'),
    })
  })
})
