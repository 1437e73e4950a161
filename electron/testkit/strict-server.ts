import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { z } from 'zod'

/** What goes wrong with a request; `session-over`: the other side has forgotten who we are; `none`: nothing. */
export type WrongWay =
  | 'before'
  | 'after-the-effect'
  | 'half-an-answer'
  | 'html'
  | 'html-after'
  | 'busy'
  | 'session-over'
  | 'none'

export type StrictRequest = {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}
export type StrictAnswer = {
  readonly status: number
  readonly body: unknown
  readonly headers?: Record<string, string>
}

export type StrictServer = {
  readonly url: string
  /** Everything that was asked, log-ins included. */
  readonly asked: StrictRequest[]
  /** What goes wrong with the next requests, log-ins not counted. */
  wrong(...ways: WrongWay[]): void
  stop(): Promise<void>
}

const HTML = '<!doctype html><title>Đăng nhập Wi-Fi</title>'
const WISH_S = 7

/**
 * A server of the tests that refuses what its field lists refuse, on loopback, with faults on demand.
 * @param isLogIn requests that faults leave alone
 */
export async function strictServer(
  answer: (request: StrictRequest) => StrictAnswer,
  { isLogIn, expire }: { isLogIn(request: StrictRequest): boolean; expire(): void },
): Promise<StrictServer> {
  const asked: StrictRequest[] = []
  const ways: WrongWay[] = []
  const server = createServer((incoming, outgoing) => {
    void readAll(incoming).then((body) => {
      const url = new URL(incoming.url ?? '/', 'http://127.0.0.1')
      const { method = '', headers } = incoming
      const request = { method, path: url.pathname, query: url.searchParams, headers, body }
      asked.push(request)
      respond(request, outgoing)
    })
  })

  function respond(request: StrictRequest, outgoing: ServerResponse): void {
    const way = isLogIn(request) ? undefined : ways.shift()
    if (way === 'before') return void outgoing.destroy()
    if (way === 'html') return send(outgoing, 200, HTML, 'text/html')
    if (way === 'busy') return send(outgoing, 503, HTML, 'text/html', { 'retry-after': String(WISH_S) })
    if (way === 'session-over') expire()
    const { status, body, headers } = answer(request)
    if (way === 'after-the-effect') return void outgoing.destroy()
    if (way === 'html-after') return send(outgoing, 200, HTML, 'text/html')
    const text = JSON.stringify(body)
    return send(
      outgoing,
      status,
      way === 'half-an-answer' ? text.slice(0, text.length / 2) : text,
      'application/json',
      headers,
    )
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    wrong: (...more) => void ways.push(...more),
    stop: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

function send(
  outgoing: ServerResponse,
  status: number,
  text: string,
  type: string,
  headers: Record<string, string> = {},
): void {
  outgoing.writeHead(status, { 'content-type': `${type}; charset=utf-8`, ...headers }).end(text)
}

async function readAll(incoming: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of incoming) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}

/** What such a system says of a body that is not of its field list, naming the field; null: it is. */
export function refusalOf(shape: z.ZodType, body: unknown): string | null {
  const read = shape.safeParse(body)
  const issue = read.error?.issues[0]
  if (!issue) return null
  if (issue.code === 'unrecognized_keys') return `Trường ${issue.keys[0]} không có trong danh mục`
  const field = issue.path.filter((part) => typeof part === 'string').at(-1) ?? ''
  const isMissing = issue.code === 'too_small' || (issue.code === 'invalid_type' && issue.input === undefined)
  return isMissing ? `Thiếu trường bắt buộc ${field}` : `Trường ${field} không đúng định dạng`
}
