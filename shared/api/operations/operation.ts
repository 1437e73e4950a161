import { z } from 'zod'
import type { Audience } from '../roles.ts'
import * as v from '../views.ts'

/** One row of the contract: who may call it, what goes in and what comes out. */
export type Operation = {
  readonly method: 'GET' | 'POST'
  /** Under /v1, with `{name}` parameters. */
  readonly path: string
  readonly who: Audience
  /** A short sentence for the OpenAPI text. */
  readonly summary: string
  readonly body?: z.ZodType
  readonly query?: z.ZodType
  readonly answer: z.ZodType
  /** Largest body in bytes, where the common limit is too small, e.g. for a picture. */
  readonly bodyLimit?: number
  /** Writes need an Idempotency-Key unless this is false. */
  readonly idempotent?: false
}

export const none = z.strictObject({})
/** Words of a person: no control characters but tabs and line ends, no half of a character, which no file could keep. */
export const words = z
  .string()
  .trim()
  .regex(/^(?:[^\p{Cc}\p{Cs}]|[\t\n\r])*$/u)
export const reason = words.min(1).max(200)
export const optionalReason = z.strictObject({ reason: reason.optional() })
export const oneTicket = z.object({ ticket: v.ticket })
export const oneCounter = z.object({ counter: v.counter })
