import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createManualTime } from '../../../shared/testkit/manual-time.ts'
import { ask } from '../../testkit/ask.ts'
import type { Answered } from '../../testkit/ask.ts'
import { NO_LIMITS, startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'

let running: TestCentre
beforeEach(async () => {
  running = await startTestCentre({ allowances: NO_LIMITS, counters: 2 })
})
afterEach(() => running.dispose())

const newKey = (): string => crypto.randomUUID()
const post = (token: string, path: string, key: string, body: object = {}): Promise<Answered> =>
  ask(running.url, { method: 'POST', path, token, key, body })
const issue = (key: string, token = running.token('kiosk')): Promise<Answered> =>
  post(token, '/v1/tickets', key, { serviceId: 'S1' })
const count = (type: string): unknown =>
  running.db.prepare('SELECT COUNT(*) FROM event WHERE type = ?').pluck().get(type)
const stored = (): unknown => running.db.prepare('SELECT COUNT(*) FROM idempotency').pluck().get()

describe('invariant 1: a request that is sent again gives no second number', () => {
  test('the answer comes again byte for byte, whatever has happened since', async () => {
    const key = newKey()
    const first = await issue(key)
    expect(first).toMatchObject({ status: 200, json: { ticket: { number: 'A001', ahead: 0 } } })
    await issue(newKey())
    const desk = await running.openCounter(1)
    await desk.client.call('callNext', { params: { counterId: 'C1' }, body: {} })
    const again = await issue(key)
    expect([again.status, again.text]).toEqual([200, first.text])
    expect(again.headers.get('content-type')).toBe(first.headers.get('content-type'))
    expect(count('ticket.issued')).toBe(2)
  })

  test('twenty at once with one key make one event and get one answer', async () => {
    const key = newKey()
    const answers = await Promise.all(Array.from({ length: 20 }, () => issue(key)))
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(answers[0]?.status).toBe(200)
    expect(count('ticket.issued')).toBe(1)
    expect(stored()).toBe(1)
  })

  test('twenty at once with one key and two bodies: one is done, the other refused', async () => {
    const key = newKey()
    const bodies = Array.from({ length: 20 }, (_, n) => ({ serviceId: n % 2 === 0 ? 'S1' : 'S2' }))
    const answers = await Promise.all(bodies.map((body) => post(running.token('kiosk'), '/v1/tickets', key, body)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(10)
    expect(answers.filter(({ json }) => json['code'] === 'IDEMPOTENCY_KEY_REUSED')).toHaveLength(10)
    expect(count('ticket.issued')).toBe(1)
  })

  test('the answer comes again after a restart', async () => {
    const key = newKey()
    const first = await issue(key)
    running = await running.restart()
    expect((await issue(key)).text).toBe(first.text)
    expect(count('ticket.issued')).toBe(1)
  })

  test('a key written in capitals is the same key', async () => {
    const key = newKey()
    const first = await issue(key)
    expect((await issue(key.toUpperCase())).text).toBe(first.text)
  })

  test('a body that means the same is the same body', async () => {
    const key = newKey()
    const token = running.token('kiosk')
    const send = (text: string): Promise<Answered> =>
      ask(running.url, { method: 'POST', path: '/v1/tickets', token, key, text })
    const first = await send('{"serviceId":"S1","priority":"elderly"}')
    const again = await send('{ "priority": "elderly",\n "serviceId": "S1" }')
    expect([again.status, again.text]).toEqual([200, first.text])
  })
})

describe('a key belongs to its principal', () => {
  test('two kiosks with one key get two numbers', async () => {
    const key = newKey()
    const [first, second] = [await issue(key), await issue(key, running.token('kiosk', 1))]
    expect([first, second].map(({ json }) => (json['ticket'] as { number: string }).number)).toEqual(['A001', 'A002'])
  })

  test('two officers with one key are two', async () => {
    const key = newKey()
    const [one, two] = [await running.logIn('O1', 'C1'), await running.logIn('O2', 'C2')]
    expect((await post(one, '/v1/counters/C1/open', key)).json).toMatchObject({ counter: { id: 'C1', state: 'open' } })
    expect((await post(two, '/v1/counters/C2/open', key)).json).toMatchObject({ counter: { id: 'C2', state: 'open' } })
  })

  test('an officer who logs in again is the same, so a retry after a lost session is answered', async () => {
    await issue(newKey())
    const desk = await running.openCounter(1)
    const key = newKey()
    const first = await post(desk.token, '/v1/counters/C1/call-next', key)
    const token = await running.logIn('O1', 'C1')
    const again = await post(token, '/v1/counters/C1/call-next', key)
    expect(again.text).toBe(first.text)
    expect(count('ticket.called')).toBe(1)
  })

  test('a stored answer is given to nobody without a right to it', async () => {
    const key = newKey()
    await issue(key)
    expect((await issue(key, running.token('board'))).status).toBe(403)
    expect(
      (await ask(running.url, { method: 'POST', path: '/v1/tickets', key, body: { serviceId: 'S1' } })).status,
    ).toBe(401)
  })
})

describe('only what was done is stored', () => {
  test('a refusal is not: when its reason is gone, the same key succeeds', async () => {
    const token = await running.logIn('O1', 'C1')
    const key = newKey()
    const callNext = (): Promise<Answered> => post(token, '/v1/counters/C1/call-next', key)
    expect((await callNext()).json).toMatchObject({ code: 'COUNTER_NOT_OPEN' })
    expect(stored()).toBe(0)
    await post(token, '/v1/counters/C1/open', newKey())
    await issue(newKey())
    expect((await callNext()).json).toMatchObject({ ticket: { number: 'A001' } })
    expect((await callNext()).json).toMatchObject({ ticket: { number: 'A001' } })
    expect(count('ticket.called')).toBe(1)
  })

  test('an empty line is an answer and stays one for this press', async () => {
    const desk = await running.openCounter(1)
    const key = newKey()
    const empty = await post(desk.token, '/v1/counters/C1/call-next', key)
    expect(empty.json).toEqual({ ticket: null, why: null })
    await issue(newKey())
    expect((await post(desk.token, '/v1/counters/C1/call-next', key)).text).toBe(empty.text)
    expect(count('ticket.called')).toBe(0)
  })

  test('a log-in takes no key, and stores neither PIN nor token', async () => {
    const body = { officerId: 'O1', pin: '2468', counterId: 'C1' }
    const key = newKey()
    const first = await ask(running.url, { method: 'POST', path: '/v1/sessions', key, body })
    const second = await ask(running.url, { method: 'POST', path: '/v1/sessions', key, body })
    expect([first.status, second.status]).toEqual([200, 200])
    expect(second.json['token']).not.toBe(first.json['token'])
    expect(stored()).toBe(0)
    const hashes = running.db.prepare('SELECT token_hash FROM session').pluck().all()
    expect(hashes).toHaveLength(2)
    expect(hashes).not.toContain(first.json['token'])
  })

  test('answers are forgotten after a week, not before', async () => {
    const key = newKey()
    await issue(key)
    running.clock.advance(7 * 24 * 3_600_000 - 1)
    running = await running.restart()
    expect(stored()).toBe(1)
    running.clock.advance(2)
    running = await running.restart()
    expect(stored()).toBe(0)
  })

  test('answers are forgotten while the centre runs on', async () => {
    await running.dispose()
    const time = createManualTime()
    running = await startTestCentre({ timers: time.timers })
    await issue(newKey())
    running.clock.advance(7 * 24 * 3_600_000 + 1)
    time.advance(3_600_000)
    await issue(newKey())
    expect(stored()).toBe(1)
  })
})
