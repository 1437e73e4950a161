import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OPERATIONS } from '../../../shared/api/operations.ts'
import type { OperationId } from '../../../shared/api/operations.ts'
import type { Operation } from '../../../shared/api/operations/operation.ts'
import { DEVICE_ROLES, ROLES } from '../../../shared/api/roles.ts'
import type { Role } from '../../../shared/api/roles.ts'
import { ask, askInTwo, askRaw } from '../../testkit/ask.ts'
import { listenLive } from '../../testkit/listen-live.ts'
import { NO_LIMITS, startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'
import { refusalFor } from './authenticate.ts'

let running: TestCentre
let tokens: Record<Role, string>
beforeAll(async () => {
  running = await startTestCentre({ allowances: NO_LIMITS })
  tokens = {
    ...(Object.fromEntries(DEVICE_ROLES.map((role) => [role, running.token(role)])) as Record<Role, string>),
    officer: (await running.openCounter(1)).token,
    leader: await running.logIn('leader'),
    technician: await running.logIn('technician'),
    receptionist: await running.logIn('receptionist'),
  }
})
afterAll(() => running.dispose())

const IDS = Object.keys(OPERATIONS) as OperationId[]
const UNKNOWN = 'khong-co'

/** Asks without a key and with an empty body: whoever is let in is refused for that, and nothing happens. */
async function codeFor(id: OperationId, token: string | undefined): Promise<string> {
  const op: Operation = OPERATIONS[id]
  const path = `/v1${op.path.replace(/\{\w+\}/g, UNKNOWN)}`
  const answer = await ask(running.url, {
    method: op.method,
    path,
    ...(op.method === 'POST' ? { body: {} } : {}),
    ...(token === undefined ? {} : { token }),
  })
  return answer.status === 200 ? 'OK' : String(answer.json['code'])
}

const LET_IN = /^(OK|BAD_REQUEST|IDEMPOTENCY_KEY_REQUIRED|\w+_UNKNOWN)$/

/** What the contract table says, in words of the test. */
function expected({ who }: Operation, role: Role): string {
  return typeof who === 'string' || who.includes(role) ? 'let in' : 'FORBIDDEN'
}

describe('BD-18.1c, TT-2.5, invariant 9: who may do what is decided in one place', () => {
  test.each(IDS)('%s lets in the roles of its row and nobody else', async (id) => {
    const got = await Promise.all(
      ROLES.map(async (role) => {
        const code = await codeFor(id, tokens[role])
        return [role, LET_IN.test(code) ? 'let in' : code]
      }),
    )
    expect(Object.fromEntries(got)).toEqual(
      Object.fromEntries(ROLES.map((role) => [role, expected(OPERATIONS[id], role)])),
    )
  })

  test.each(IDS)('%s without a token: only what is open, and on this machine what a log-in needs', async (id) => {
    const expectedCode = typeof OPERATIONS[id].who === 'string' ? LET_IN : /^NOT_AUTHENTICATED$/
    expect(await codeFor(id, undefined)).toMatch(expectedCode)
  })

  test.each(IDS)('%s refuses a token that is not ours, also where none is needed', async (id) => {
    expect(await codeFor(id, 'A'.repeat(43))).toBe('NOT_AUTHENTICATED')
  })

  test('a request that is let in nowhere writes nothing', () => {
    expect(running.centre.journal.head().seq).toBe(running.db.prepare('SELECT MAX(seq) FROM event').pluck().get())
    expect(running.db.prepare('SELECT COUNT(*) FROM idempotency').pluck().get()).toBe(1)
  })
})

test.each(['', 'Bearer', 'Bearer ', 'Basic YTpi', `Bearer ${'x'.repeat(300)}`, 'Bearer a b', 'Bearer \u00e9'])(
  'the authorization %j is no token',
  async (authorization) => {
    const answer = await ask(running.url, { path: '/v1/services', headers: { authorization } })
    expect([answer.status, answer.json['code']]).toEqual([401, 'NOT_AUTHENTICATED'])
  },
)

test('the word Bearer may be written in any case (RFC 9110, 11.1)', async () => {
  const answer = await ask(running.url, { path: '/v1/services', headers: { authorization: `bearer ${tokens.kiosk}` } })
  expect(answer.status).toBe(200)
})

describe('what is open on this machine only', () => {
  const nobody = (address: string) => ({ kind: 'nobody' as const, address })
  test.each(['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1'])('%s is this machine', (address) => {
    expect(refusalFor('loopback', nobody(address), 'localhost')).toBeNull()
  })
  test.each(['10.0.0.127', '192.168.1.5', '::2', '::ffff:10.0.0.1', '', '127'])('%s is another', (address) => {
    expect(refusalFor('loopback', nobody(address), 'localhost')).toBe('NOT_AUTHENTICATED')
  })

  const logins = (host: string) => askRaw(running.port, `GET /v1/logins HTTP/1.1\r\nHost: ${host}\r\n\r\n`)
  test.each(['localhost', '127.0.0.1', '[::1]', 'LOCALHOST'])('the host name %s is ours', async (host) => {
    expect((await logins(`${host}:${running.port}`))?.status).toBe(200)
  })
  // A page of a stranger may make its own name point to 127.0.0.1 (DNS rebinding); then the name gives it away.
  test.each(['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example', '[::2]'])(
    'the host name %s is not',
    async (host) => {
      expect((await logins(`${host}:${running.port}`))?.status).toBe(401)
    },
  )
})

describe('a counter belongs to the one who is logged in there', () => {
  const BODIES: Partial<Record<OperationId, object>> = {
    callTicket: { ticketId: UNKNOWN, reason: 'helping' },
    undoStep: { seq: 1 },
  }
  const atCounter = IDS.filter((id) => OPERATIONS[id].path.includes('{counterId}'))

  test.each(atCounter)('%s at the counter of a colleague is refused', async (id) => {
    const client = running.client(tokens.officer)
    const call = client.call as (
      id: OperationId,
      input: object,
    ) => Promise<{ ok: boolean; code?: string; status?: number }>
    const input = { params: { counterId: 'C2' }, body: BODIES[id] ?? {} }
    expect(await call(id, input)).toMatchObject({ ok: false, code: 'NOT_YOUR_COUNTER', status: 403 })
    expect(await call(id, { ...input, token: tokens.leader })).toMatchObject({ code: 'NOT_YOUR_COUNTER' })
    expect(await call(id, { ...input, params: { counterId: UNKNOWN } })).toMatchObject({
      code: 'COUNTER_UNKNOWN',
      status: 404,
    })
  })
})

describe('a session that has ended', () => {
  const services = (token: string) => ask(running.url, { path: '/v1/services', token })

  test('is refused after log-out', async () => {
    const token = await running.logIn('O2', 'C2')
    expect((await services(token)).status).toBe(200)
    expect(await running.client(token).call('deleteSession', { body: {} })).toMatchObject({ ok: true })
    expect((await services(token)).json['code']).toBe('NOT_AUTHENTICATED')
  })

  test('is refused at once when somebody takes the counter over, and so is its live channel', async () => {
    const first = await running.logIn('O2', 'C2')
    const live = await listenLive(running.url, { hello: { token: first } })
    await live.next()
    const second = await running.logIn('O3', 'C2')
    expect((await services(first)).json['code']).toBe('NOT_AUTHENTICATED')
    expect((await services(second)).status).toBe(200)
    // No beat is waited for: the news of the take-over itself ends the channel.
    expect(await live.next()).toMatchObject({ refused: { code: 'NOT_AUTHENTICATED' } })
    expect(await live.closed).toBe(1008)
  })

  test('is refused although its request came past the door before the take-over', async () => {
    const first = await running.logIn('O2', 'C2')
    const body = '{}'
    const head = [
      'POST /v1/counters/C2/open HTTP/1.1',
      'Host: localhost',
      `Authorization: Bearer ${first}`,
      `Idempotency-Key: ${crypto.randomUUID()}`,
      'Content-Type: application/json',
      `Content-Length: ${body.length}`,
      // The centre answers 100 once it has let the request in.
      'Expect: 100-continue',
    ]
    const sent = askInTwo(running.port, `${head.join('\r\n')}\r\n\r\n`)
    await sent.letIn
    await running.logIn('O3', 'C2')
    expect(await sent.finish(body)).toMatchObject({ status: 401 })
    expect(running.db.prepare(`SELECT state FROM counter WHERE id = 'C2'`).pluck().get()).toBe('closed')
  })
})
