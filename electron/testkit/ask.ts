import { connect } from 'node:net'

/** A request as a stranger would write it, without our client: nothing is checked before it is sent. */
export type Asked = {
  method?: string
  /** From `/`, sent as it stands. */
  path: string
  token?: string
  /** Idempotency-Key. */
  key?: string
  /** Sent as JSON. */
  body?: unknown
  /** Sent as it stands instead of `body`. */
  text?: string
  headers?: Record<string, string>
}

export type Answered = { status: number; text: string; json: Record<string, unknown>; headers: Headers }

/** Sends one request with plain fetch. The answer must be JSON. */
export async function ask(base: string, asked: Asked): Promise<Answered> {
  const { method = 'GET', token, key } = asked
  const text = asked.text ?? (asked.body === undefined ? undefined : JSON.stringify(asked.body))
  const answer = await fetch(base + asked.path, {
    method,
    headers: {
      ...(text === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...asked.headers,
    },
    ...(text === undefined ? {} : { body: text }),
  })
  const got = await answer.text()
  return { status: answer.status, text: got, json: JSON.parse(got), headers: answer.headers }
}

export type RawAnswer = { status: number; head: string; body: string }

const HEAD_END = '\r\n\r\n'

/**
 * Sends bytes over a bare socket and reads one answer, by its Content-Length.
 * @returns null when the other side closed without an answer
 */
export function askRaw(port: number, bytes: string | Uint8Array): Promise<RawAnswer | null> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    const socket = connect(port, '127.0.0.1', () => void socket.write(bytes))
    const read = (): RawAnswer | null => readAnswer(Buffer.concat(chunks))
    const done = (answer: RawAnswer | null): void => {
      socket.destroy()
      resolve(answer)
    }
    socket.on('data', (chunk) => {
      chunks.push(chunk)
      const answer = read()
      if (answer) done(answer)
    })
    socket.on('close', () => done(read()))
    socket.on('error', () => done(read()))
  })
}

/** The answer in what was read so far, or null while it is not whole. */
function readAnswer(bytes: Buffer): RawAnswer | null {
  const end = bytes.indexOf(HEAD_END)
  if (end === -1) return null
  const head = bytes.subarray(0, end).toString('latin1')
  const length = Number(/^content-length: (\d+)$/im.exec(head)?.[1] ?? 0)
  const body = bytes.subarray(end + HEAD_END.length)
  if (body.length < length) return null
  // What is beyond the length counts too: a wrong length shows.
  return { status: Number(head.split(' ')[1]), head, body: body.toString('utf8') }
}

/**
 * Sends a head with `Expect: 100-continue` and holds the body back.
 * @returns `letIn` once the centre wants the body; `finish` sends it and gives the answer
 */
export function askInTwo(
  port: number,
  head: string,
): { letIn: Promise<void>; finish(body: string): Promise<RawAnswer | null> } {
  const socket = connect(port, '127.0.0.1', () => void socket.write(head))
  let got = Buffer.alloc(0)
  let tell = (): void => {}
  const waitFor = <T>(read: () => T | null): Promise<T> =>
    new Promise((resolve) => {
      tell = () => {
        const value = read()
        if (value !== null) resolve(value)
      }
      tell()
    })
  socket.on('data', (chunk) => {
    got = Buffer.concat([got, chunk])
    tell()
  })
  const letIn = waitFor(() => {
    const continued = `HTTP/1.1 100 Continue${HEAD_END}`
    if (!got.toString('latin1').startsWith(continued)) return null
    got = got.subarray(continued.length)
    return true
  }).then(() => undefined)
  return {
    letIn,
    async finish(body) {
      socket.write(body)
      const answer = await waitFor(() => readAnswer(got))
      socket.destroy()
      return answer
    },
  }
}
