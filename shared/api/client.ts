import { OPERATIONS } from './operations.ts'
import type { AnswerOf, BodyOf, OperationId, ParamsOf, QueryOf } from './operations.ts'
import type { Operation } from './operations/operation.ts'
import type { RefusalCode } from './codes.ts'

/** What a call came to: an answer, a refusal by the centre, or no answer at all. */
export type CallResult<T> =
  | { ok: true; value: T }
  | {
      ok: false
      code: RefusalCode
      message: string
      status: number
      retryAfterSeconds?: number
      detail?: Record<string, unknown>
    }
  | { ok: false; code: 'NO_ANSWER'; message: string; status: 0 }

type Empty = Record<never, never>
type Input<K extends OperationId> = (keyof ParamsOf<K> extends never ? Empty : { params: ParamsOf<K> }) &
  (BodyOf<K> extends undefined ? Empty : { body: BodyOf<K> }) &
  (QueryOf<K> extends undefined ? Empty : { query?: Partial<QueryOf<K>> }) & {
    /** UUID of the person's press; kept for every retry of it. Made anew when absent. */
    key?: string
    token?: string
    signal?: AbortSignal
    /** For work that takes longer than others, e.g. an import. */
    timeoutMs?: number
  }

export type Client = {
  call<K extends OperationId>(operation: K, input: Input<K>): Promise<CallResult<AnswerOf<K>>>
}

export type ClientOptions = {
  /** Address of the centre without `/v1`; empty for the page's own origin. */
  base: string
  token: () => string | null
  newKey: () => string
  fetch?: typeof globalThis.fetch
  /** Give up after this many ms (the caller may retry with the same key). Default 10,000. */
  timeoutMs?: number
}

/**
 * The one client of the LAN API, written from the contract table: pages, stations and tests use it.
 * Never throws for a network fault: that is the value `NO_ANSWER`, to be retried with the same key.
 */
export function createClient(options: ClientOptions): Client {
  const send = options.fetch ?? ((...args: Parameters<typeof fetch>) => globalThis.fetch(...args))

  async function call<K extends OperationId>(operation: K, input: Input<K>): Promise<CallResult<AnswerOf<K>>> {
    const op: Operation = OPERATIONS[operation]
    const given = input as {
      params?: Record<string, string>
      body?: unknown
      query?: Record<string, unknown>
    } & Input<K>
    const token = given.token ?? options.token()
    const headers: Record<string, string> = {}
    if (token) headers['authorization'] = `Bearer ${token}`
    if (op.method === 'POST') {
      headers['content-type'] = 'application/json'
      if (op.idempotent !== false) headers['idempotency-key'] = given.key ?? options.newKey()
    }
    const timeout = AbortSignal.timeout(given.timeoutMs ?? options.timeoutMs ?? 10_000)
    try {
      const answer = await send(options.base + addressOf(op, given.params, given.query), {
        method: op.method,
        headers,
        signal: given.signal ? AbortSignal.any([given.signal, timeout]) : timeout,
        ...(op.method === 'POST' ? { body: JSON.stringify(given.body ?? {}) } : {}),
      })
      return await read<K>(answer)
    } catch (error) {
      return { ok: false, code: 'NO_ANSWER', message: String(error), status: 0 }
    }
  }

  return { call }
}

function addressOf(op: Operation, params: Record<string, string> = {}, query: Record<string, unknown> = {}): string {
  const path = op.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value))
  const text = search.toString()
  return `/v1${path}${text ? `?${text}` : ''}`
}

async function read<K extends OperationId>(answer: Response): Promise<CallResult<AnswerOf<K>>> {
  const value = (await answer.json()) as { code: RefusalCode; message: string; detail?: Record<string, unknown> }
  if (answer.ok) return { ok: true, value: value as unknown as AnswerOf<K> }
  const after = Number(answer.headers.get('retry-after'))
  return {
    ok: false,
    code: value.code,
    message: value.message,
    status: answer.status,
    ...(after > 0 ? { retryAfterSeconds: after } : {}),
    ...(value.detail ? { detail: value.detail } : {}),
  }
}
