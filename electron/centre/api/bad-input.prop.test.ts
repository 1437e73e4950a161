import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { REFUSALS } from '../../../shared/api/codes.ts'
import { OPERATIONS } from '../../../shared/api/operations.ts'
import type { Operation } from '../../../shared/api/operations/operation.ts'
import type { OperationId } from '../../../shared/api/operations.ts'
import { DEVICE_ROLES } from '../../../shared/api/roles.ts'
import { ask, askRaw } from '../../testkit/ask.ts'
import type { Answered, RawAnswer } from '../../testkit/ask.ts'
import { brokenBody, validBody } from '../../testkit/json-bodies.ts'
import type { Schema } from '../../testkit/json-bodies.ts'
import { NO_LIMITS, startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'
import { verifyCentre } from '../journal/verify.ts'

const RUNS = process.env['SOAK'] ? 5_000 : 80
const WRITES = (Object.keys(OPERATIONS) as OperationId[]).filter((id) => OPERATIONS[id].method === 'POST')
const UNKNOWN = 'khong-co'

let running: TestCentre
let officer: string
let leader: string
let technician: string
/** Things that are really there: a broken request that was carried out would leave a trace. */
let real: Record<string, string>

beforeAll(async () => {
  running = await startTestCentre({ allowances: NO_LIMITS, printerId: 'P1', settings: { 'centre.name': 'Trung tâm' } })
  const kiosk = running.client(running.token('kiosk'))
  for (const serviceId of ['S1', 'S2']) await kiosk.call('issueTicket', { body: { serviceId } })
  const desk = await running.openCounter(1)
  officer = desk.token
  leader = await running.logIn('leader')
  technician = await running.logIn('technician')
  const called = await desk.client.call('callNext', { params: { counterId: 'C1' }, body: {} })
  const jobs = await running.client(running.token('station')).call('listPrintJobs', {})
  if (!called.ok || !called.value.ticket || !jobs.ok) throw new Error('the centre is not ready')
  const ticketId = called.value.ticket.id
  real = { ticketId, jobId: jobs.value.jobs[0]?.id ?? '', counterId: 'C1', printerId: 'P1' }
})
afterAll(() => running.dispose())

const schemaOf = (id: OperationId): Schema =>
  z.toJSONSchema((OPERATIONS[id] as Operation).body ?? z.strictObject({}), { io: 'input' }) as Schema

function tokenFor(id: OperationId): string | undefined {
  const { who } = OPERATIONS[id]
  if (typeof who === 'string') return undefined
  const roles = who as readonly string[]
  if (roles.includes('station')) return running.token('station')
  if (roles.includes('officer')) return officer
  if (roles.includes('technician') && !roles.includes('leader')) return technician
  const device = DEVICE_ROLES.find((role) => roles.includes(role))
  return device === undefined || roles.includes('leader') ? leader : running.token(device)
}

const pathOf = (id: OperationId, ids: Record<string, string>): string =>
  `/v1${OPERATIONS[id].path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? UNKNOWN)}`

function send(
  id: OperationId,
  text: string,
  more: { path?: string; key?: string; headers?: Record<string, string> } = {},
): Promise<Answered> {
  const token = tokenFor(id)
  return ask(running.url, {
    method: 'POST',
    path: pathOf(id, real),
    key: crypto.randomUUID(),
    text,
    ...(token === undefined ? {} : { token }),
    ...more,
  })
}

/** Everything that a write leaves behind. */
const traces = (): unknown => ({
  seq: running.centre.journal.head().seq,
  rows: ['event', 'idempotency', 'person', 'session', 'login_attempt'].map((table) =>
    running.db.prepare(`SELECT COUNT(*) FROM ${table}`).pluck().get(),
  ),
})

/** The code of a refusal, after a look at its form and its status. */
function codeOf({ status, json }: Pick<Answered, 'status' | 'json'>): string {
  const code = json['code'] as keyof typeof REFUSALS
  expect(Object.keys(json).filter((name) => name !== 'detail')).toEqual(['code', 'message'])
  expect([status, json['message']]).toEqual(REFUSALS[code])
  expect(Math.floor(status / 100)).toBe(4)
  return code
}

/** What came over a bare socket; a body that is longer or shorter than its length is not JSON. */
const refusalIn = (answer: RawAnswer | null): Pick<Answered, 'status' | 'json'> => ({
  status: answer?.status ?? 0,
  json: JSON.parse(answer?.body ?? 'null'),
})

describe('a body that the schema does not allow is refused and leaves no trace', () => {
  // Another program judges what is broken than the one that refuses it.
  const ajv = new Ajv2020({ strict: false, validateFormats: false })

  test.each(WRITES)(
    '%s',
    async (id) => {
      const schema = schemaOf(id)
      const allows = ajv.compile(schema)
      const before = traces()
      let sent = 0
      await fc.assert(
        fc.asyncProperty(brokenBody(schema), async (text) => {
          fc.pre(!allows(JSON.parse(text)))
          sent += 1
          expect(codeOf(await send(id, text))).toBeTypeOf('string')
          expect(traces()).toEqual(before)
        }),
        { numRuns: RUNS },
      )
      expect(sent).toBeGreaterThan(RUNS / 3)
    },
    60_000,
  )
})

describe('an allowed body about things that are not there is refused and leaves no trace', () => {
  const withIds = WRITES.filter((id) => OPERATIONS[id].path.includes('{'))
  test.each(withIds)('%s', async (id) => {
    const before = traces()
    const name = /\{(\w+)\}/.exec(OPERATIONS[id].path)?.[1] ?? ''
    const ids = fc.oneof(
      fc.constantFrom(
        '%00',
        '__proto__',
        '%F0%9F%98%80',
        '..%2f..%2fhead.json',
        "'%20OR%201=1--",
        'x'.repeat(199),
        '%e1%ba%bf',
      ),
      fc
        .string({ minLength: 1, unit: 'binary' })
        .filter((text) => text.isWellFormed())
        .map(encodeURIComponent)
        .filter((text) => text.length < 200),
    )
    await fc.assert(
      fc.asyncProperty(validBody(schemaOf(id)), ids, async (body, unknown) => {
        // A lone dot or two would be resolved away by fetch itself.
        fc.pre(!/^\.{1,2}$/.test(unknown))
        expect(codeOf(await send(id, JSON.stringify(body), { path: pathOf(id, { [name]: unknown }) }))).toBeTypeOf(
          'string',
        )
        expect(traces()).toEqual(before)
      }),
      { numRuns: RUNS / 2 },
    )
  })

  test.each([
    ['issueTicket', { serviceId: UNKNOWN }, 'SERVICE_UNKNOWN'],
    ['transferTicket', { serviceId: UNKNOWN }, 'SERVICE_UNKNOWN'],
    ['transferTicket', { counterId: UNKNOWN }, 'COUNTER_UNKNOWN'],
    ['rateService', { token: UNKNOWN, level: 5 }, 'RATING_TOKEN_INVALID'],
    ['createSession', { officerId: UNKNOWN, pin: '2468' }, 'WRONG_PIN'],
  ] as const)('%s %j is %s', async (id, body, code) => {
    const before = traces()
    expect(codeOf(await send(id, JSON.stringify(body)))).toBe(code)
    expect(traces()).toEqual(before)
  })
})

describe('free text', () => {
  test.each(['\u0000', 'a\u0007b', '\u001b[2J', '\ud83d', '\udc00!', '\u007f'])(
    '%j cannot be stored or shown: refused',
    async (text) => {
      const before = traces()
      for (const id of ['holdTicket', 'pauseCounter'] as const)
        expect(codeOf(await send(id, JSON.stringify({ reason: text })))).toBe('BAD_REQUEST')
      expect(codeOf(await send('rateService', JSON.stringify({ token: 'x', level: 1, comment: text })))).toBe(
        'BAD_REQUEST',
      )
      expect(traces()).toEqual(before)
    },
  )
})

describe('a body in another form', () => {
  test.each(WRITES)('%s: too large, not JSON, broken JSON', async (id) => {
    const before = traces()
    const { bodyLimit = 0 }: Operation = OPERATIONS[id]
    const tooLong = 'x'.repeat(Math.max(1 << 20, bodyLimit))
    expect(codeOf(await send(id, `{"reason":"${tooLong}"}`))).toBe('BODY_TOO_LARGE')
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/xml',
      'nonsense',
    ]) {
      expect(codeOf(await send(id, '{}', { headers: { 'content-type': type } }))).toBe('UNSUPPORTED_MEDIA_TYPE')
    }
    for (const text of ['{', '{"a":}', "{'a':1}", '{}{}', 'undefined', '\u0000', '{"a":1,}', 'NaN', '[', '"\\x"']) {
      expect(codeOf(await send(id, text))).toBe('BAD_REQUEST')
    }
    expect(traces()).toEqual(before)
  })
})

describe('the Idempotency-Key', () => {
  const keyed = WRITES.filter((id) => (OPERATIONS[id] as Operation).idempotent !== false)
  const sample = (id: OperationId): string => JSON.stringify(fc.sample(validBody(schemaOf(id)), 1)[0])

  test.each(keyed)('%s: is asked for and must be a UUID', async (id) => {
    const before = traces()
    const token = tokenFor(id)
    const asked = {
      method: 'POST',
      path: pathOf(id, real),
      text: sample(id),
      ...(token === undefined ? {} : { token }),
    }
    expect(codeOf(await ask(running.url, asked))).toBe('IDEMPOTENCY_KEY_REQUIRED')
    for (const key of ['', '1', 'x'.repeat(36), `${crypto.randomUUID()}0`, `{${crypto.randomUUID()}}`, 'null']) {
      expect(codeOf(await ask(running.url, { ...asked, key }))).toBe('BAD_REQUEST')
    }
    expect(traces()).toEqual(before)
  })

  test('an old key with another body, path or operation is refused, whatever the new one is', async () => {
    const key = crypto.randomUUID()
    const token = running.token('kiosk')
    const issue = (serviceId: string) =>
      ask(running.url, { method: 'POST', path: '/v1/tickets', token, key, body: { serviceId } })
    const first = await issue('S1')
    expect(first.status).toBe(200)
    const before = traces()
    expect(codeOf(await issue('S2'))).toBe('IDEMPOTENCY_KEY_REUSED')
    const { id } = (first.json as { ticket: { id: string } }).ticket
    expect(
      codeOf(await ask(running.url, { method: 'POST', path: `/v1/tickets/${id}/reprint`, token, key, body: {} })),
    ).toBe('IDEMPOTENCY_KEY_REUSED')
    expect(traces()).toEqual(before)
    expect((await issue('S1')).text).toBe(first.text)
  })
})

describe('addresses', () => {
  test.each([
    ['GET', '/v1', 'NOT_FOUND'],
    ['GET', '/v1/', 'NOT_FOUND'],
    ['GET', '/v1/nothing', 'NOT_FOUND'],
    ['GET', '/v1/services/', 'NOT_FOUND'],
    ['GET', '/V1/services', 'NOT_FOUND'],
    ['GET', '/v2/services', 'NOT_FOUND'],
    ['POST', '/v1/tickets//recall', 'TICKET_UNKNOWN'],
    ['GET', '/v1/live', 'NOT_FOUND'],
    ['GET', '/%', 'BAD_REQUEST'],
    ['GET', '/v1/tickets/%', 'BAD_REQUEST'],
    ['GET', '/v1/tickets/%ff', 'BAD_REQUEST'],
    ['GET', '/v1/tickets/%c0%ae', 'BAD_REQUEST'],
    ['GET', '/v1/tickets/%ed%a0%80', 'BAD_REQUEST'],
    ['GET', `/v1/tickets/${'x'.repeat(300)}`, 'BAD_REQUEST'],
    ['POST', '/v1/services', 'METHOD_NOT_ALLOWED'],
    ['PUT', '/v1/tickets', 'METHOD_NOT_ALLOWED'],
    ['DELETE', '/v1/tickets/x', 'METHOD_NOT_ALLOWED'],
    ['PATCH', '/v1/openapi.json', 'METHOD_NOT_ALLOWED'],
    ['OPTIONS', '/v1/sessions?x=1', 'METHOD_NOT_ALLOWED'],
    ['PROPFIND', '/v1/services', 'METHOD_NOT_ALLOWED'],
    ['PROPFIND', '/', 'NOT_FOUND'],
  ] as const)('%s %s is %s', async (method, path, code) => {
    const head = [
      `${method} ${path} HTTP/1.1`,
      'Host: localhost',
      `Authorization: Bearer ${officer}`,
      `Idempotency-Key: ${crypto.randomUUID()}`,
      'Content-Length: 0',
    ]
    expect(codeOf(refusalIn(await askRaw(running.port, `${head.join('\r\n')}\r\n\r\n`)))).toBe(code)
  })

  test('queries: unknown, doubled and impossible values', async () => {
    const leader = await running.logIn('leader')
    for (const query of [
      'limit=0',
      'limit=501',
      'limit=x',
      'limit=1.5',
      'limit=',
      'before=0',
      'before=-1',
      'before=1e99',
      'limit=1&limit=2',
      'extra=1',
      '__proto__=1',
      'limit[]=1',
    ]) {
      expect(codeOf(await ask(running.url, { path: `/v1/journal?${query}`, token: leader }))).toBe('BAD_REQUEST')
    }
    const jobs = await ask(running.url, {
      path: `/v1/print-jobs?printers=${'x'.repeat(1001)}`,
      token: running.token('station'),
    })
    expect(codeOf(jobs)).toBe('BAD_REQUEST')
  })
})

describe('what is no HTTP', () => {
  const GARBAGE: Record<string, string | Uint8Array> = {
    'a word': 'XYZ\r\n\r\n',
    'TLS on the plain port': Uint8Array.from([22, 3, 1, 2, 0, 1, 0, 1, 252, 3, 3]),
    'an unknown version': 'GET /v1/health HTTP/9.9\r\nHost: x\r\n\r\n',
    'HTTP/2 without asking': 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    'a header without a name': 'GET /v1/health HTTP/1.1\r\nHost: x\r\n: y\r\n\r\n',
    'a NUL in a header': 'GET /v1/health HTTP/1.1\r\nHost: x\r\nX: \0\r\n\r\n',
    'too many headers': `GET /v1/health HTTP/1.1\r\nHost: x\r\n${'X: y\r\n'.repeat(10_000)}\r\n`,
    'a negative length': 'POST /v1/tickets HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n',
    'two lengths': 'POST /v1/tickets HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n{"a":1',
    'length and chunks':
      'POST /v1/tickets HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    'no host': 'GET /v1/health HTTP/1.1\r\n\r\n',
    'an address without a slash': 'GET v1/health HTTP/1.1\r\nHost: x\r\n\r\n',
  }
  test.each(Object.keys(GARBAGE))('%s', async (name) => {
    expect(codeOf(refusalIn(await askRaw(running.port, GARBAGE[name] ?? '')))).toBe('BAD_REQUEST')
  })

  test('a proxy request gets a closed line', async () => {
    expect(await askRaw(running.port, 'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n')).toBeNull()
  })

  // Line ends before a request are passed over (RFC 9112, 2.2), so one of them is no garbage yet.
  test('any bytes: a refusal with the right length', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1, maxLength: 300 }).filter(([first]) => first !== 10 && first !== 13),
        async (bytes) => {
          expect(codeOf(refusalIn(await askRaw(running.port, Buffer.concat([bytes, Buffer.from('\r\n\r\n')]))))).toBe(
            'BAD_REQUEST',
          )
        },
      ),
      { numRuns: RUNS },
    )
  })

  test.each(['//', '/v1/live/../live', '/v1/services', 'http://[', '/%', '/v1/liveX'])(
    'an upgrade at %s is a plain request',
    async (path) => {
      for (const protocol of ['websocket', 'h2c', 'x']) {
        const head = [
          `GET ${path} HTTP/1.1`,
          'Host: x',
          'Connection: Upgrade',
          `Upgrade: ${protocol}`,
          'Sec-WebSocket-Version: 13',
          'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
        ]
        expect(codeOf(refusalIn(await askRaw(running.port, `${head.join('\r\n')}\r\n\r\n`)))).toBeTypeOf('string')
      }
    },
  )

  test('a client that offers HTTP/2 on the way is answered in HTTP/1.1', async () => {
    const head = [
      'GET /v1/health HTTP/1.1',
      'Host: x',
      'Connection: Upgrade, HTTP2-Settings',
      'Upgrade: h2c',
      'HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA',
    ]
    expect(await askRaw(running.port, `${head.join('\r\n')}\r\n\r\n`)).toMatchObject({ status: 200 })
  })
})

test('after all of this the centre is well and its journal sound', async () => {
  expect((await ask(running.url, { path: '/v1/health' })).json).toMatchObject({ ok: true })
  expect(await verifyCentre(running.dir)).toMatchObject({ ok: true })
})
