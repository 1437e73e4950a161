import type { z } from 'zod'
import type { Fault, Reply } from '../adapter.ts'
import { jsonOf } from '../http/classify.ts'
import type { HttpAnswer, Transport } from '../http/transport.ts'
import { retryAfterMs } from '../retry.ts'

export type Asking = { readonly transport: Transport; now(): number }
export type Asked = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  /** As JSON, or a form as browsers send it. */
  readonly body?: unknown
}
/** An answer in JSON with its status, or why there is none. */
export type JsonAnswer = { readonly status: number; readonly json: unknown }

const retry = (cause: Extract<Fault, { kind: 'retry' }>['cause'], afterMs?: number): Reply<never> => ({
  ok: false,
  fault: { kind: 'retry', cause, ...(afterMs === undefined ? {} : { afterMs }) },
})
const BUSY = [408, 425, 429, 502, 503, 504]

/** Asks a system that is not ours. HTML with 200, half a body, a gateway's page: whether it did anything is not known. */
export async function askJson({ transport, now }: Asking, asked: Asked): Promise<Reply<JsonAnswer>> {
  const answer = await reach(transport, asked)
  if (answer === null) return retry('unreachable')
  const { status } = answer
  const afterMs = retryAfterMs(answer.header('retry-after'), now())
  if (BUSY.includes(status)) return retry('busy', afterMs)
  const json = jsonOf(answer)
  if (status >= 500) return retry('failed', afterMs)
  return json === undefined ? retry('not-understood') : { ok: true, value: { status, json } }
}

async function reach(transport: Transport, { method, path, headers = {}, body }: Asked): Promise<HttpAnswer | null> {
  const sent = await written(body)
  return await transport({
    ...{ method, path, headers: { accept: 'application/json', ...sent.headers, ...headers } },
    ...(sent.body === null ? {} : { body: sent.body }),
  }).catch(() => null)
}

async function written(body: unknown): Promise<{ headers: Record<string, string>; body: Uint8Array | null }> {
  if (body === undefined) return { headers: {}, body: null }
  if (!(body instanceof FormData))
    return { headers: { 'content-type': 'application/json; charset=utf-8' }, body: Buffer.from(JSON.stringify(body)) }
  const form = new Response(body)
  const type = form.headers.get('content-type') ?? ''
  return { headers: { 'content-type': type }, body: new Uint8Array(await form.arrayBuffer()) }
}

/** Reads an answer in its shape; another one is not understood. */
export function shaped<T>(json: unknown, shape: z.ZodType<T>): Reply<T> {
  const read = shape.safeParse(json)
  return read.success ? { ok: true, value: read.data } : retry('not-understood')
}

/** What a refusal says, whatever it calls its words. */
export function wordsOf(json: unknown): string | undefined {
  const { message, error, error_message: other } = (json ?? {}) as Record<string, unknown>
  return [message, error, other].find((words) => typeof words === 'string')
}

export const blockedBy = (code: string, { json }: JsonAnswer): Fault => ({
  kind: 'blocked',
  code,
  words: wordsOf(json) ?? 'Hệ thống của tỉnh không cho phép gọi dịch vụ này.',
})

/** This centre may not call, or the address is wrong: nothing is taken until somebody has done something. */
export const shutOut = (answer: JsonAnswer): Reply<never> | null =>
  answer.status === 403 || answer.status === 404
    ? { ok: false, fault: blockedBy(`HTTP_${answer.status}`, answer) }
    : null
