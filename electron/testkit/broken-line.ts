import type { FastifyInstance } from 'fastify'
import type { HttpAnswer, Transport } from '../centre/sync/http/transport.ts'
import type { VirtualTime } from './virtual-time.ts'

/** What can go wrong between a centre and its province; `none`: nothing. */
export const LINE_FAULTS = [
  'before',
  'after-the-effect',
  'twice',
  'late-answer',
  'late-effect',
  'half-an-answer',
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

const HTML = Buffer.from('<!doctype html><title>Đăng nhập Wi-Fi</title>')
const answer = (status: number, body: Uint8Array, headers: Record<string, string> = {}): HttpAnswer => ({
  ...{ status, body },
  header: (name) => headers[name] ?? null,
})
const refusal = (status: number, code: string, headers?: Record<string, string>): HttpAnswer =>
  answer(status, Buffer.from(JSON.stringify({ code, message: 'x' })), headers)

/** Longer than anybody waits for an answer. */
const TOO_LATE_MS = 30_000

/**
 * A line in memory with fault points.
 * @param app the province as it is now; null: it is down
 * @param choose what goes wrong with the next request
 */
export function brokenLine(
  time: VirtualTime,
  app: () => FastifyInstance | null,
  choose: () => LineFault,
  chance: () => number,
): BrokenLine {
  const count: Record<string, number> = {}

  async function deliver({ method, path, headers, body }: Parameters<Transport>[0]): Promise<HttpAnswer> {
    const server = app()
    if (!server) throw new Error('refused')
    return await time.track(async () => {
      const said = await server.inject({
        ...{ method, url: path, headers: { ...headers } },
        ...(body === undefined ? {} : { payload: Buffer.from(body) }),
      })
      const found = (name: string): string | null => {
        const value = said.headers[name]
        return value === undefined ? null : String(value)
      }
      return { status: said.statusCode, header: found, body: said.rawPayload }
    })
  }

  async function pass(request: Parameters<Transport>[0], fault: LineFault): Promise<HttpAnswer> {
    switch (fault) {
      case 'before':
        throw new Error('no line')
      case 'after-the-effect':
        await deliver(request)
        throw new Error('the answer was lost')
      case 'twice': {
        const first = await deliver(request)
        await deliver(request)
        return first
      }
      case 'late-answer':
        await deliver(request)
        await time.sleep(TOO_LATE_MS)
        throw new Error('nobody waits any more')
      case 'late-effect':
        // It arrives when the centre has long sent it again.
        void time.sleep(TOO_LATE_MS * (1 + chance() * 4)).then(() => deliver(request).catch(() => undefined))
        await time.sleep(TOO_LATE_MS)
        throw new Error('nobody waits any more')
      case 'half-an-answer': {
        const whole = await deliver(request)
        return { ...whole, body: whole.body.subarray(0, Math.floor(whole.body.length / 2)) }
      }
      case 'html-before':
        return answer(200, HTML)
      case 'html-after':
        await deliver(request)
        return answer(200, HTML)
      case 'busy':
        return refusal(429, 'TOO_MANY_REQUESTS', { 'retry-after': '20' })
      case 'failed':
        return refusal(500, 'INTERNAL')
      case 'wrong-token':
        return refusal(401, 'UNAUTHORISED')
      case 'none':
        return await deliver(request)
    }
  }

  return {
    count,
    async transport(request) {
      const fault = choose()
      count[fault] = (count[fault] ?? 0) + 1
      await time.sleep(5 + chance() * 200)
      const said = await pass(request, fault)
      await time.sleep(5 + chance() * 200)
      return said
    },
  }
}
