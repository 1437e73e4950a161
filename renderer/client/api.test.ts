import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createManualTime } from '../../shared/testkit/manual-time.ts'
import { createPageApi } from './api.ts'

let server: Server
afterEach(() => void server.close())

/** A centre of canned answers; notes the keys it was sent. */
async function centre(answers: ((res: ServerResponse) => void)[]) {
  const keys: (string | undefined)[] = []
  server = createServer((req: IncomingMessage, res) => {
    keys.push(req.headers['idempotency-key'] as string | undefined)
    answers.shift()?.(res)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const time = createManualTime()
  let made = 0
  const platform = { clock: time.clock, timers: time.timers, random: () => 0, newKey: () => `key-${++made}` }
  const { port } = server.address() as AddressInfo
  return { keys, time, api: createPageApi(platform, () => 'token', { base: `http://127.0.0.1:${port}` }) }
}

const cut = (res: ServerResponse): void => void res.destroy()
const json = (status: number, body: object) => (res: ServerResponse) =>
  void res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))

test('a press is tried again with the same key while there is no answer', async () => {
  const { api, keys, time } = await centre([cut, cut, json(200, { ticket: { id: 't' } })])
  const first = time.scheduled()
  const pressed = api.press('issueTicket', { body: { serviceId: 'a' } })
  const second = first.then((ms) => {
    const next = time.scheduled()
    time.advance(ms)
    return next
  })
  time.advance(await second)
  expect(await pressed).toEqual({ ok: true, value: { ticket: { id: 't' } } })
  expect(keys).toEqual(['key-1', 'key-1', 'key-1'])
})

test('a refusal is not tried again', async () => {
  const { api, keys } = await centre([json(409, { code: 'OUTSIDE_RECEPTION_HOURS', message: 'm' })])
  const outcome = await api.press('issueTicket', { body: { serviceId: 'a' }, key: 'mine' })
  expect(outcome).toMatchObject({ ok: false, code: 'OUTSIDE_RECEPTION_HOURS' })
  expect(keys).toEqual(['mine'])
})

test('gives up after five attempts with the last outcome', async () => {
  const { api, keys, time } = await centre(Array.from({ length: 9 }, () => cut))
  let step = time.scheduled()
  const pressed = api.press('issueTicket', { body: { serviceId: 'a' } })
  for (let n = 0; n < 4; n++) {
    const ms = await step
    step = time.scheduled()
    time.advance(ms)
  }
  expect(await pressed).toMatchObject({ ok: false, code: 'NO_ANSWER' })
  expect(keys).toHaveLength(5)
})
