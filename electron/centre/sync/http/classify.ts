import type { z } from 'zod'
import { REQUEST_REFUSALS } from '../../../../shared/province/codes.ts'
import { refusalAnswer } from '../../../../shared/province/wire.ts'
import type { Fault, Reply } from '../adapter.ts'
import { retryAfterMs } from '../retry.ts'
import type { HttpAnswer } from './transport.ts'

/** An answer of the shape that was expected, or why there is none. */
export function readAnswer<T>(answer: HttpAnswer, shape: z.ZodType<T>, nowMs: number): Reply<T> {
  const json = jsonOf(answer)
  if (answer.status >= 200 && answer.status < 300) {
    const read = shape.safeParse(json)
    // HTML with 200, half a body, another system: whether the other side did it is not known, so the same again.
    return read.success ? { ok: true, value: read.data } : { ok: false, fault: retry('not-understood') }
  }
  return { ok: false, fault: faultOf(answer, json, nowMs) }
}

/** What a refusal means for the centre (models.md §8.1; codes.ts). */
export function faultOf(answer: HttpAnswer, json: unknown, nowMs: number): Fault {
  const { status } = answer
  const afterMs = retryAfterMs(answer.header('retry-after'), nowMs)
  const refusal = refusalAnswer.safeParse(json)
  if (!refusal.success)
    return isBusy(status) ? retry('busy', afterMs) : retry(status >= 500 ? 'failed' : 'not-understood', afterMs)
  const { code, message, detail } = refusal.data
  if (status === 401) return { kind: 'unauthorised' }
  if (status === 413) return { kind: 'too-large' }
  if (isBusy(status)) return retry('busy', afterMs)
  // It was cut on its way: no row of it is to blame.
  if (code === 'BODY_UNREADABLE') return retry('not-understood', afterMs)
  const known = Object.hasOwn(REQUEST_REFUSALS, code) ? REQUEST_REFUSALS[code as keyof typeof REQUEST_REFUSALS] : null
  const doing = known?.sync ?? (status >= 500 ? 'retry' : 'blocked')
  if (doing === 'reposition') return { kind: 'reposition', code }
  return doing === 'retry'
    ? retry('failed', afterMs)
    : { kind: 'blocked', code, words: message, ...(detail ? { detail } : {}) }
}

/** The other side, or what stands before it, is there and cannot now. */
const isBusy = (status: number): boolean => [408, 425, 429, 502, 503, 504].includes(status)

const retry = (cause: Extract<Fault, { kind: 'retry' }>['cause'], afterMs?: number): Fault => ({
  kind: 'retry',
  cause,
  ...(afterMs === undefined ? {} : { afterMs }),
})

/** Undefined for what is no JSON. */
export function jsonOf({ body }: HttpAnswer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    return undefined
  }
}
