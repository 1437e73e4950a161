import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { LIMITS, PROTOCOL } from '../shared/province/wire.ts'
import { openSqliteStore } from './store/sqlite/open-sqlite.ts'
import type { Store } from './store/store.ts'
import { openApiFaults } from './testkit/open-api-faults.ts'
import { fakeCentre, received, row, ticket } from './testkit/fake-centre.ts'
import type { FakeCentre, Raw } from './testkit/fake-centre.ts'
import { OPERATOR_TOKEN, startTestProvince } from './testkit/start-test-province.ts'
import type { TestProvince } from './testkit/start-test-province.ts'

let province: TestProvince
let fake: FakeCentre
beforeAll(async () => {
  province = await startTestProvince()
  fake = fakeCentre(province.url, 'c1', await province.addCentre('c1'))
  await fake.begin('E1')
})
afterAll(() => province.dispose())

const code = ({ status, body }: Raw): unknown[] => [status, body['code']]
const batch = (more: object = {}): object => ({
  protocol: PROTOCOL,
  centre: 'c1',
  epoch: 'E1',
  from: 0,
  sentAt: 1,
  events: [ticket(1)],
  ...more,
})

it('lets nobody in without a token of its own', async () => {
  for (const token of ['', 'short', 'x'.repeat(43), OPERATOR_TOKEN]) {
    const stranger = fakeCentre(province.url, 'c1', token)
    expect(code(await stranger.send([ticket(1)]))).toEqual([401, 'UNAUTHORISED'])
    expect(code(await stranger.get('/changes'))).toEqual([401, 'UNAUTHORISED'])
  }
  expect(code(await fake.get('/operator/centres'))).toEqual([401, 'UNAUTHORISED'])
  expect(code(await fake.post('/events', batch({ centre: 'c2' })))).toEqual([403, 'WRONG_CENTRE'])
})

it('keeps tokens as hashes, and two of a centre at most', async () => {
  const first = await province.addCentre('tokens')
  const given = async (): Promise<string> =>
    ((await province.operate('/centres/tokens/tokens', {})) as { token: string }).token
  const second = await given()
  const works = async (token: string): Promise<number> =>
    (await fakeCentre(province.url, 'tokens', token).get('/position')).status
  expect([await works(first), await works(second)]).toEqual([200, 200])
  const third = await given()
  expect([await works(first), await works(second), await works(third)]).toEqual([401, 200, 200])
  await province.operate('/centres/tokens/suspension', { suspended: true })
  expect(await works(third)).toBe(403)
  await province.operate('/centres/tokens/suspension', { suspended: false })
  expect(await works(third)).toBe(200)
})

it('answers everything that is off in the common form', async () => {
  const send = async (body: Buffer<ArrayBuffer> | string, headers: Record<string, string>): Promise<unknown[]> => {
    const answer = await fetch(`${province.url}/v1/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${fake.token}`, ...headers },
      body,
    })
    return [answer.status, ((await answer.json()) as { code: string }).code]
  }
  const json = { 'content-type': 'application/json' }
  const packed = gzipSync(JSON.stringify(batch()))
  expect(await send('{"protocol":1', json)).toEqual([400, 'BODY_UNREADABLE'])
  expect(await send('<html>', { 'content-type': 'text/html' })).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE'])
  expect(await send(packed, { ...json, 'content-encoding': 'br' })).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE'])
  expect(await send('not gzip', { ...json, 'content-encoding': 'gzip' })).toEqual([400, 'BODY_UNREADABLE'])
  expect(await send(packed.subarray(0, packed.length - 12), { ...json, 'content-encoding': 'gzip' })).toEqual([
    400,
    'BODY_UNREADABLE',
  ])
  // A small packet that grows to 16 MB.
  const bomb = gzipSync(Buffer.alloc(4 * LIMITS.batchBytes, ' '))
  expect(await send(bomb, { ...json, 'content-encoding': 'gzip' })).toEqual([413, 'BODY_TOO_LARGE'])
  const post = async (more: object): Promise<unknown[]> => code(await fake.post('/events', batch(more)))
  expect(await post({ protocol: 2 })).toEqual([422, 'PROTOCOL_UNSUPPORTED'])
  expect(await post({ events: [] })).toEqual([400, 'BAD_REQUEST'])
  expect(await post({ events: [ticket(2), ticket(1)] })).toEqual([400, 'BAD_REQUEST'])
  expect(await post({ events: [{ seq: 0 }] })).toEqual([400, 'BAD_REQUEST'])
  expect(await post({ more: 1 })).toEqual([400, 'BAD_REQUEST'])
  expect(code(await fake.get('/nothing'))).toEqual([404, 'NOT_FOUND'])
  expect(code(await fake.get('/changes?limit=0'))).toEqual([400, 'BAD_REQUEST'])
  expect((await fake.position()).rows).toBe(0)
})

it('refuses a bad row alone, whatever is in it', async () => {
  const poison: object[] = [
    { seq: 2 },
    { ...ticket(3), at: 'yesterday' },
    { ...ticket(4), type: 'person.seen' },
    { ...ticket(5), subject: '\u0000' },
    row(6, 'ticket.issued', null, { serviceId: 'a\u0000b' }),
    row(7, 'ticket.issued', null, { serviceId: 'a\ud800b' }),
    row(8, 'ticket.issued', null, { serviceId: 's', letter: 'x'.repeat(LIMITS.eventBytes) }),
    row(9, 'ticket.issued', null, { serviceId: 's', ['f\u0000'.repeat(90)]: 1 }),
    row(10, 'ticket.issued', null, { serviceId: 's', constructor: 1 }),
    { ...ticket(11), settles: 'all' },
    row(12, 'dossier.received', 'H56.14-261123-0001', { owner: { personId: 'p', secret: 'x' } }),
    row(13, 'delivery.closed', null),
  ]
  const answer = await fake.send([ticket(1), ...poison, ticket(14)], 0)
  expect(answer.status).toBe(200)
  const results = answer.body['results'] as { seq: number; outcome: string; code?: string; field?: string }[]
  expect(results.filter(({ outcome }) => outcome === 'accepted').map(({ seq }) => seq)).toEqual([1, 14])
  const told = results.filter(({ outcome }) => outcome === 'rejected').map(({ code: why }) => why)
  expect(told).toEqual([
    ...['EVENT_INVALID', 'EVENT_INVALID', 'TYPE_UNKNOWN', 'EVENT_INVALID', 'EVENT_INVALID', 'EVENT_INVALID'],
    ...['EVENT_TOO_LARGE', 'EVENT_INVALID', 'EVENT_INVALID', 'EVENT_INVALID', 'EVENT_INVALID', 'EVENT_INVALID'],
  ])
  expect(results.find(({ seq }) => seq === 12)?.field).toBe('body.owner.secret')
  expect(await fake.position()).toMatchObject({ through: 14, rows: 14 })
})

it.each(['plain', 'gzip'])(
  'half a request does nothing and is asked for again, whatever it was about (%s)',
  async (how) => {
    const fake = fakeCentre(province.url, `half-${how}`, await province.addCentre(`half-${how}`))
    await fake.begin('E1')
    await fake.take([ticket(1)])
    const before = await fake.position()
    const envelope = { protocol: PROTOCOL, centre: fake.id, epoch: 'E1' }
    const bodies = {
      '/events': { ...envelope, from: 1, sentAt: 1, events: [ticket(2), ticket(3)] },
      '/epochs': { ...envelope, epoch: 'E2', previous: { epoch: 'E1', seq: 1 }, sentAt: 1 },
      '/anchors': { ...envelope, at: 1, day: '2026-11-23', seq: 1, hash: 'a', rows: 1, lastSent: 1 },
    }
    for (const [path, body] of Object.entries(bodies)) {
      const text = Buffer.from(JSON.stringify(body))
      const whole = how === 'gzip' ? gzipSync(text) : text
      for (const length of [1, whole.length >> 1, whole.length - 1]) {
        const answer = await fetch(`${province.url}/v1${path}`, {
          method: 'POST',
          headers: {
            ...{ authorization: `Bearer ${fake.token}`, 'content-type': 'application/json' },
            ...(how === 'gzip' ? { 'content-encoding': 'gzip' } : {}),
          },
          body: whole.subarray(0, length),
        })
        const said = (await answer.json()) as { code: string }
        expect([path, length, answer.status, said.code]).toEqual([path, length, 400, 'BODY_UNREADABLE'])
      }
    }
    expect({ ...(await fake.position()), now: 0 }).toEqual({ ...before, now: 0 })
  },
)

it('rations each centre alone, and says when to come again', async () => {
  const rationed = await startTestProvince({ perSecond: 5 })
  const [one, two] = [
    fakeCentre(rationed.url, 'r1', await rationed.addCentre('r1')),
    fakeCentre(rationed.url, 'r2', await rationed.addCentre('r2')),
  ]
  const answers = await Promise.all(Array.from({ length: 12 }, () => one.get('/position')))
  const refused = answers.filter(({ status }) => status === 429)
  expect(refused.length).toBeGreaterThan(0)
  expect(refused[0]?.body['code']).toBe('TOO_MANY_REQUESTS')
  expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await two.get('/position')).status).toBe(200)
  await rationed.dispose()
})

it('takes so many batches at once and no more', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'province-'))
  const store = openSqliteStore(join(dir, 'p.db'))
  const gate = Promise.withResolvers<void>()
  const slow: Store = { ...store, transaction: (run) => gate.promise.then(() => store.transaction(run)) }
  const narrow = await startTestProvince({ store: slow, atOnce: 2, dir })
  const one = fakeCentre(narrow.url, 'n1', await narrow.addCentre('n1'))
  const inside = [one.send([ticket(1)], 0), one.send([ticket(1)], 0)]
  const turned = await expect
    .poll(() => one.send([ticket(1)], 0))
    .toMatchObject({ status: 429 })
    .then(() => one.send([ticket(1)], 0))
  expect([turned.body['code'], turned.headers.get('retry-after')]).toEqual(['TOO_MANY_REQUESTS', '2'])
  gate.resolve()
  expect((await Promise.all(inside)).map(({ body }) => body['code'])).toEqual(['EPOCH_UNKNOWN', 'EPOCH_UNKNOWN'])
  await narrow.dispose()
  rmSync(dir, { recursive: true })
})

it('writes of each request who and how long, and nothing of anybody', async () => {
  const lines: string[] = []
  const note = (fields: object, words: string): void => void lines.push(JSON.stringify({ ...fields, words }))
  const heard = await startTestProvince({ log: { info: note, warn: note, error: note } })
  const one = fakeCentre(heard.url, 'l1', await heard.addCentre('l1'))
  await one.begin('E1')
  const owner = { personId: 'p1', name: 'Nguyễn Thị Mẫu', identity: '001185000123' }
  await one.take([received(1, 1, { owner })])
  await one.send([{ ...ticket(2), note: owner }], 1)
  await heard.dispose()
  const line = lines
    .map((text) => JSON.parse(text) as Record<string, unknown>)
    .find(({ route }) => route === '/v1/events')
  expect(line).toEqual({
    method: 'POST',
    route: '/v1/events',
    status: 200,
    centre: 'l1',
    ms: expect.any(Number),
    words: 'answered',
  })
  expect(lines.join('\n')).not.toMatch(/Mẫu|001185000123|H56|Bearer/)
  expect(lines.join('\n')).not.toContain(one.token)
})

it('tells what it answers, by its own OpenAPI', async () => {
  const document: unknown = await (await fetch(`${province.url}/v1/openapi.json`)).json()
  expect(openApiFaults(document)).toEqual([])
  const health = await fetch(`${province.url}/v1/health`)
  expect(await health.json()).toMatchObject({ status: 'ok', protocol: PROTOCOL, store: 'sqlite' })
})
