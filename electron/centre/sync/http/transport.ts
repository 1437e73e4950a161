/** One request and its answer, as bytes. Rejects when no whole answer came. */
export type Transport = (request: {
  readonly method: 'GET' | 'POST' | 'PUT' | 'HEAD' | 'PATCH'
  /** After the address of the province, e.g. `/v1/events`. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: Uint8Array
}) => Promise<HttpAnswer>

export type HttpAnswer = {
  readonly status: number
  header(name: string): string | null
  readonly body: Uint8Array
}

const WAIT_MS = 30_000
/** No answer of the province is larger. */
const LARGEST = 64 * 1024 * 1024

/**
 * Requests over the network. A redirect is not followed: rows and the token go to the address that was set down, and to no
 * other.
 * @param base address of the province, e.g. `https://dongbo.example.gov.vn`
 * @param gone ends what is under way: a centre that stops waits for no answer
 */
export function httpTransport(base: string, gone?: AbortSignal): Transport {
  const root = base.replace(/\/+$/, '')
  return async ({ method, path, headers, body }) => {
    const late = AbortSignal.timeout(WAIT_MS)
    const response = await fetch(`${root}${path}`, {
      ...{ method, headers: { ...headers }, redirect: 'manual' },
      signal: gone ? AbortSignal.any([late, gone]) : late,
      ...(body === undefined ? {} : { body: Buffer.from(body) }),
    })
    const length = Number(response.headers.get('content-length') ?? 0)
    if (length > LARGEST) {
      await response.body?.cancel()
      throw new Error('the answer is too large')
    }
    return {
      status: response.status,
      header: (name) => response.headers.get(name),
      body: new Uint8Array(await response.arrayBuffer()),
    }
  }
}
