import { gunzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import type { HttpAnswer, Transport } from '../../centre/sync/http/transport.ts'
import type { VirtualTime } from '../virtual-time.ts'

/** What can go wrong between a centre and its province; `none`: nothing. */
export const LINE_FAULTS = [
  'before',
  'half-a-request',
  'spoilt-request',
  'after-the-effect',
  'twice',
  'late-answer',
  'late-effect',
  'half-an-answer',
  'other-answer',
  'html-before',
  'html-after',
  'busy',
  'failed',
  'wrong-token',
] as const
export type LineFault = (typeof LINE_FAULTS)[number] | 'none'

export type BrokenLine = {
  readonly transport: Transport
  /** How often each fault came. */
  readonly count: Readonly<Record<string, number>>
}

export type LineOptions = {
  /** The province as it is now; null: it is down. */
  app(): FastifyInstance | null
  /** What goes wrong with the next request. */
  choose(): LineFault
  chance(): number
  /** Is told of each request and of each answer. */
  note(what: string): void
  /** Words in a request that break the province. */
  readonly poisons: ReadonlySet<string>
}

type Request = Parameters<Transport>[0]

const HTML = Buffer.from('<!doctype html><title>Đăng nhập Wi-Fi</title>')
const answer = (status: number, body: Uint8Array, headers: Record<string, string> = {}): HttpAnswer => ({
  ...{ status, body },
  header: (name) => headers[name] ?? null,
})
const refusal = (status: number, code: string, headers?: Record<string, string>): HttpAnswer =>
  answer(status, Buffer.from(JSON.stringify({ code, message: 'x' })), headers)

/** Longer than anybody waits for an answer. */
const TOO_LATE_MS = 30_000
/** Answers that somebody between may hand out once more. */
const KEPT_ANSWERS = 20

/** A line in memory with fault points. */
export function brokenLine(time: VirtualTime, { app, choose, chance, note, poisons }: LineOptions): BrokenLine {
  const count: Record<string, number> = {}
  const answers: HttpAnswer[] = []

  async function deliver({ method, path, headers, body }: Request): Promise<HttpAnswer> {
    const server = app()
    if (!server) throw new Error('refused')
    return await time.track(async () => {
      if (isPoisoned(poisons, { method, path, headers, ...(body ? { body } : {}) })) return refusal(500, 'INTERNAL')
      const said = await server.inject({
        ...{ method, url: path, headers: { ...headers } },
        ...(body === undefined ? {} : { payload: Buffer.from(body) }),
      })
      const found = (name: string): string | null => {
        const value = said.headers[name]
        return value === undefined ? null : String(value)
      }
      note(`${method} ${path} ${said.statusCode} ${said.rawPayload.length}`)
      const whole = { status: said.statusCode, header: found, body: said.rawPayload }
      answers.push(whole)
      if (answers.length > KEPT_ANSWERS) answers.shift()
      return whole
    })
  }

  /** What the other side gets, or does not, before anything of an answer can go wrong. */
  const ON_THE_WAY: Partial<Record<LineFault, (request: Request) => Promise<HttpAnswer>>> = {
    before: () => Promise.reject(new Error('no line')),
    async 'half-a-request'(request) {
      const { body } = request
      // Of a file the half stays there; of anything else nobody can read it.
      if (body) await deliver({ ...request, body: body.subarray(0, Math.floor(body.length * chance())) })
      throw new Error('the line broke')
    },
    'spoilt-request': (request) => deliver(spoilt(request, chance)),
    async 'late-effect'(request) {
      // It arrives when the centre has long sent it again.
      void time.sleep(TOO_LATE_MS * (1 + chance() * 4)).then(() => deliver(request).catch(() => undefined))
      await time.sleep(TOO_LATE_MS)
      throw new Error('nobody waits any more')
    },
    'html-before': () => Promise.resolve(answer(200, HTML)),
    busy: () => Promise.resolve(refusal(429, 'TOO_MANY_REQUESTS', { 'retry-after': '20' })),
    failed: () => Promise.resolve(refusal(500, 'INTERNAL')),
    'wrong-token': () => Promise.resolve(refusal(401, 'UNAUTHORISED')),
  }

  async function pass(request: Request, fault: LineFault): Promise<HttpAnswer> {
    const underWay = ON_THE_WAY[fault]
    if (underWay) return await underWay(request)
    const before = answers.length === 0 ? undefined : answers[Math.floor(chance() * answers.length)]
    const whole = await deliver(request)
    if (fault === 'twice') await deliver(request)
    if (fault === 'late-answer') await time.sleep(TOO_LATE_MS)
    if (fault === 'after-the-effect' || fault === 'late-answer') throw new Error('nobody heard the answer')
    if (fault === 'half-an-answer') return { ...whole, body: whole.body.subarray(0, Math.floor(whole.body.length / 2)) }
    if (fault === 'html-after') return answer(200, HTML)
    return (fault === 'other-answer' && before) || whole
  }

  return {
    count,
    async transport(request) {
      const fault = choose()
      note(`${request.method} ${request.path} ${request.body?.length ?? 0} ${fault}`)
      count[fault] = (count[fault] ?? 0) + 1
      await time.sleep(5 + chance() * 200)
      const said = await pass(request, fault)
      await time.sleep(5 + chance() * 200)
      return said
    },
  }
}

/** A byte of a file is another one; whatever is no file is so broken that nobody can read it. */
function spoilt(request: Request, chance: () => number): Request {
  if (!request.body || request.body.length === 0) return request
  const body = Buffer.from(request.body)
  if (request.method !== 'PATCH') return { ...request, body: body.fill(0) }
  const at = Math.floor(chance() * body.length)
  body[at] = (body[at] ?? 0) ^ 255
  return { ...request, body }
}

function isPoisoned(poisons: ReadonlySet<string>, { path, headers, body }: Request): boolean {
  if (poisons.size === 0 || path !== '/v1/events' || !body) return false
  const text = (headers['content-encoding'] === 'gzip' ? unpacked(body) : Buffer.from(body)).toString()
  return [...poisons].some((poison) => text.includes(poison))
}

function unpacked(body: Uint8Array): Buffer {
  try {
    return gunzipSync(body)
  } catch {
    return Buffer.alloc(0)
  }
}
