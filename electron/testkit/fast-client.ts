import { connect } from 'node:net'
import type { Socket } from 'node:net'

/** What came back: the status and the body as text. */
export type FastAnswer = { readonly status: number; readonly text: string }

/** One connection that stays open, one request at a time. */
export type FastClient = {
  /**
   * @param path below the address, e.g. `/v1/tickets`
   * @param body sent as JSON
   * @param key Idempotency-Key of the request; a new one when absent, `null` for none
   * @throws when the connection ends before the answer is whole
   */
  post(path: string, body: unknown, key?: string | null): Promise<FastAnswer>
  get(path: string): Promise<FastAnswer>
  close(): void
}

type Waiting = { resolve: (answer: FastAnswer) => void; reject: (error: Error) => void }

const HEAD_END = '\r\n\r\n'

/**
 * A client that costs next to nothing, so that a load of many thousand requests measures the centre and not itself.
 * It understands what a centre sends: a status line, `content-length`, a body.
 * @param url address of the centre without a path
 * @param token of a device or a session; null for none
 * @throws when nobody listens there
 */
export async function openFastClient(url: string, token: string | null): Promise<FastClient> {
  const { hostname, port, host } = new URL(url)
  const socket = await open(hostname, Number(port))
  const wire = answersOf(socket)
  const common = `host: ${host}\r\n${token === null ? '' : `authorization: Bearer ${token}\r\n`}`
  return {
    post(path, body, key = crypto.randomUUID()) {
      const text = JSON.stringify(body)
      const idempotency = key === null ? '' : `idempotency-key: ${key}\r\n`
      const length = Buffer.byteLength(text)
      return wire.ask(
        `POST ${path} HTTP/1.1\r\n${common}${idempotency}content-type: application/json\r\ncontent-length: ${length}\r\n\r\n${text}`,
      )
    },
    get: (path) => wire.ask(`GET ${path} HTTP/1.1\r\n${common}\r\n`),
    close: () => socket.destroy(),
  }
}

function open(host: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true }, () => resolve(socket))
    socket.once('error', reject)
  })
}

function answersOf(socket: Socket): { ask(request: string): Promise<FastAnswer> } {
  let waiting: Waiting | null = null
  let received: Buffer = Buffer.alloc(0)
  let ended: Error | null = null

  function end(error: Error): void {
    ended ??= error
    waiting?.reject(error)
    waiting = null
  }

  socket.on('error', end)
  socket.on('close', () => end(new Error('the connection ended')))
  socket.on('data', (chunk) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk])
    const answer = parse(received)
    if (!answer) return
    received = Buffer.alloc(0)
    const { resolve } = waiting ?? { resolve: () => end(new Error('an answer to nothing')) }
    waiting = null
    resolve(answer)
  })

  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        if (ended) return reject(ended)
        if (waiting) return reject(new Error('one request at a time on a connection'))
        waiting = { resolve, reject }
        return void socket.write(request)
      }),
  }
}

/** The answer when all of it is there, else null. */
function parse(received: Buffer): FastAnswer | null {
  const end = received.indexOf(HEAD_END)
  if (end < 0) return null
  const head = received.toString('latin1', 0, end)
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
  if (length === undefined) throw new Error(`an answer without content-length: ${head}`)
  const start = end + HEAD_END.length
  if (received.length < start + Number(length)) return null
  return { status: Number(head.slice(9, 12)), text: received.toString('utf8', start, start + Number(length)) }
}
