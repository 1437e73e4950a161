import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ask } from '../../testkit/ask.ts'
import type { Answered } from '../../testkit/ask.ts'
import { NO_LIMITS, startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'
import { verifyCentre } from '../journal/verify.ts'

const PIN = '739105826417'
/** No PIN of anybody, and not to be mistaken for a piece of a hash. */
const WRONG = 'SAI-PIN-khong-duoc-luu'
const MINUTE = 60_000

let running: TestCentre
let logged: string
beforeEach(async () => {
  logged = ''
  const sink = new Writable({
    write(chunk, _encoding, done) {
      logged += String(chunk)
      done()
    },
  })
  const settings = { 'login.maxWrong': 3, 'login.lockMinutes': 10 }
  running = await startTestCentre({ pin: PIN, settings, log: pino({ level: 'trace' }, sink), allowances: NO_LIMITS })
})
afterEach(() => running.dispose())

const logIn = (officerId: string, pin: string, counterId?: string): Promise<Answered> =>
  ask(running.url, {
    method: 'POST',
    path: '/v1/sessions',
    body: { officerId, pin, ...(counterId === undefined ? {} : { counterId }) },
  })
const events = (type: string): { actor: string | null; payload: unknown }[] =>
  running.db
    .prepare<[string], { actor: string | null; payload: string }>(
      'SELECT actor, payload FROM event WHERE type = ? ORDER BY seq',
    )
    .all(type)
    .map(({ actor, payload }) => ({ actor, payload: JSON.parse(payload) }))

test('the right PIN opens a session that is what its view says', async () => {
  const { status, json } = await logIn('O1', PIN, 'C1')
  expect(status).toBe(200)
  expect(json).toMatchObject({
    officer: { id: 'O1', role: 'officer' },
    counter: { id: 'C1', state: 'closed', officerName: 'Công chức 1' },
  })
  const session = await running.client(String(json['token'])).call('getSession', {})
  const { token: _token, ...view } = json
  expect(session).toEqual({ ok: true, value: view })
  expect(events('session.started')).toEqual([
    { actor: null, payload: { officerId: 'O1', counterId: 'C1', tookOver: null } },
  ])
})

describe('a wrong PIN', () => {
  test('is refused and journaled, and the right one still works', async () => {
    expect(await logIn('O1', WRONG, 'C1')).toMatchObject({ status: 401, json: { code: 'WRONG_PIN' } })
    expect(events('login.refused')).toEqual([
      { actor: null, payload: { officerId: 'O1', counterId: 'C1', locked: false } },
    ])
    expect((await logIn('O1', PIN, 'C1')).status).toBe(200)
  })

  test('at a counter that is not ours leaves no word of the caller in the journal', async () => {
    await logIn('O1', WRONG, 'Nguyễn Văn A')
    expect(events('login.refused')).toEqual([
      { actor: null, payload: { officerId: 'O1', counterId: null, locked: false } },
    ])
  })

  test('right in between begins the count anew', async () => {
    for (const pin of [WRONG, WRONG, PIN, WRONG, WRONG, PIN])
      expect((await logIn('O1', pin, 'C1')).status).toBe(pin === PIN ? 200 : 401)
  })

  test('too often locks the account, whatever PIN comes, until the lock ends', async () => {
    await logIn('O1', WRONG, 'C1')
    await logIn('O1', WRONG, 'C1')
    const third = await logIn('O1', WRONG, 'C1')
    expect(third).toMatchObject({ status: 429, json: { code: 'ACCOUNT_LOCKED' } })
    expect(third.headers.get('retry-after')).toBe('600')
    const before = running.centre.journal.head().seq
    running.clock.advance(10 * MINUTE - 1_500)
    const right = await logIn('O1', PIN, 'C1')
    expect([right.status, right.json['code'], right.headers.get('retry-after')]).toEqual([429, 'ACCOUNT_LOCKED', '2'])
    expect((await logIn('O2', PIN, 'C2')).status).toBe(200)
    running.clock.advance(1_500)
    expect((await logIn('O1', PIN, 'C1')).status).toBe(200)
    expect(events('login.refused').map(({ payload }) => (payload as { locked: boolean }).locked)).toEqual([
      false,
      false,
      true,
    ])
    expect(running.centre.journal.head().seq).toBe(before + 2)
  })

  test('many at once are counted one by one: the right one after too many is locked out too', async () => {
    const pins = [...Array.from({ length: 12 }, () => WRONG), PIN]
    const answers = await Promise.all(pins.map((pin) => logIn('O1', pin, 'C1')))
    const codes = answers.map(({ status, json }) => (status === 200 ? 'OK' : json['code']))
    // The right one may have been early; wrong ones are told so at most twice in a row.
    const before = codes.filter((code) => code === 'WRONG_PIN').length
    expect(before).toBeLessThanOrEqual(codes.includes('OK') ? 4 : 2)
    expect(codes).toContain('ACCOUNT_LOCKED')
    expect(await logIn('O1', PIN, 'C1')).toMatchObject({ json: { code: 'ACCOUNT_LOCKED' } })
  })

  test('the lock survives a restart', async () => {
    for (let n = 0; n < 3; n++) await logIn('O1', WRONG, 'C1')
    running = await running.restart()
    expect(await logIn('O1', PIN, 'C1')).toMatchObject({ json: { code: 'ACCOUNT_LOCKED' } })
  })

  test('of an unknown officer is answered like that of a known one, and nothing is stored', async () => {
    const known = await logIn('O1', WRONG, 'C1')
    const before = running.centre.journal.head().seq
    const unknown = await logIn('khong-co', WRONG, 'C1')
    expect([unknown.status, unknown.text]).toEqual([known.status, known.text])
    expect(running.centre.journal.head().seq).toBe(before)
    expect(running.db.prepare('SELECT officer_id FROM login_attempt').pluck().all()).toEqual(['O1'])
  })
})

describe('where somebody logs in', () => {
  test('an officer needs a counter that is there', async () => {
    expect(await logIn('O1', PIN)).toMatchObject({ status: 404, json: { code: 'COUNTER_UNKNOWN' } })
    expect(await logIn('O1', PIN, 'khong-co')).toMatchObject({ status: 404, json: { code: 'COUNTER_UNKNOWN' } })
  })

  test.each(['leader', 'technician', 'receptionist'])('a %s needs none', async (officerId) => {
    expect(await logIn(officerId, PIN)).toMatchObject({
      status: 200,
      json: { counter: null, officer: { role: officerId } },
    })
    expect(events('session.started')).toEqual([
      { actor: null, payload: { officerId, counterId: null, tookOver: null } },
    ])
  })

  test('a device is noted as the place, a page on this machine is not one', async () => {
    const body = { officerId: 'O1', pin: PIN, counterId: 'C1' }
    await ask(running.url, { method: 'POST', path: '/v1/sessions', token: running.token('counter'), body })
    expect(running.db.prepare(`SELECT device FROM event WHERE type = 'session.started'`).pluck().all()).toEqual([
      'counter-1',
    ])
    expect(running.db.prepare('SELECT device_id FROM session').pluck().all()).toEqual(['counter-1'])
  })
})

describe('a counter has one session', () => {
  test('the second log-in takes over; counter and citizen stay as they are', async () => {
    const first = await running.openCounter(1)
    await running.client(running.token('kiosk')).call('issueTicket', { body: { serviceId: 'S1' } })
    await first.client.call('callNext', { params: { counterId: 'C1' }, body: {} })
    const second = await running.logIn('O2', 'C1')
    expect(events('session.started').at(-1)?.payload).toEqual({ officerId: 'O2', counterId: 'C1', tookOver: 'O1' })
    expect(await first.client.call('getSession', {})).toMatchObject({ ok: false, code: 'NOT_AUTHENTICATED' })
    const queue = await running.client(second).call('getQueue', { params: { counterId: 'C1' } })
    expect(queue).toMatchObject({
      ok: true,
      value: { counter: { state: 'open', officerName: 'Công chức 2' }, current: { number: 'A001' } },
    })
  })

  test('a log-out closes it and keeps the citizen there', async () => {
    const desk = await running.openCounter(1)
    await running.client(running.token('kiosk')).call('issueTicket', { body: { serviceId: 'S1' } })
    await desk.client.call('callNext', { params: { counterId: 'C1' }, body: {} })
    expect(await desk.client.call('deleteSession', { body: {} })).toEqual({ ok: true, value: {} })
    expect(events('session.ended')).toEqual([{ actor: 'O1', payload: { officerId: 'O1', counterId: 'C1' } }])
    const next = await running.logIn('O2', 'C1')
    expect(events('session.started').at(-1)?.payload).toMatchObject({ tookOver: null })
    const queue = await running.client(next).call('getQueue', { params: { counterId: 'C1' } })
    expect(queue).toMatchObject({ ok: true, value: { counter: { state: 'closed' }, current: { number: 'A001' } } })
  })

  test('the log-out of somebody whose counter was taken over meanwhile does not close it', async () => {
    const first = await running.logIn('O1', 'C1')
    const second = await running.logIn('O2', 'C1')
    await running.client(second).call('openCounter', { params: { counterId: 'C1' }, body: {} })
    expect(await running.client(first).call('deleteSession', { body: {} })).toMatchObject({ code: 'NOT_AUTHENTICATED' })
    expect(running.db.prepare(`SELECT state FROM counter WHERE id = 'C1'`).pluck().get()).toBe('open')
  })

  test('a session survives a restart', async () => {
    const token = await running.logIn('O1', 'C1')
    running = await running.restart()
    expect(await running.client(token).call('getSession', {})).toMatchObject({
      ok: true,
      value: { counter: { id: 'C1' } },
    })
  })

  test('a citizen left at a counter yesterday is ended by the first log-in of today', async () => {
    const desk = await running.openCounter(1)
    await running.client(running.token('kiosk')).call('issueTicket', { body: { serviceId: 'S1' } })
    await desk.client.call('callNext', { params: { counterId: 'C1' }, body: {} })
    running.clock.set('2026-11-24T07:30')
    const next = await running.logIn('O2', 'C1')
    expect(events('ticket.lapsed')).toHaveLength(1)
    const queue = await running.client(next).call('getQueue', { params: { counterId: 'C1' } })
    expect(queue).toMatchObject({ ok: true, value: { current: null } })
    expect(await verifyCentre(running.dir)).toMatchObject({ ok: true })
  })
})

test('invariant 8: no PIN stands in a file or in the log', async () => {
  for (const pin of [WRONG, PIN]) await logIn('O1', pin, 'C1')
  await logIn('khong-co', WRONG, 'C1')
  await ask(running.url, {
    method: 'POST',
    path: '/v1/sessions',
    body: { officerId: 'O1', pin: [WRONG], counterId: PIN },
  })
  const files = readdirSync(running.dir, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
  expect(files).toEqual(expect.arrayContaining(['centre.db', 'centre.db-wal', 'head.json']))
  for (const file of files) {
    const bytes = readFileSync(join(running.dir, file))
    for (const pin of [WRONG, PIN]) expect([file, bytes.includes(pin)]).toEqual([file, false])
  }
  for (const pin of [WRONG, PIN]) expect(logged).not.toContain(pin)
})
