import { z } from 'zod'

const key = z.string().min(1).max(64)

/**
 * A leader agreed at an officer's desk to one more request than the limit (KT-12.1c). Its reason stands with the request
 * that makes use of it; one that nobody used stays only here.
 */
export const supplementAllowed = z.strictObject({
  leaderId: key,
  officerId: key,
  counterId: key.nullable(),
  /** Null: before acceptance. */
  dossierId: key.nullable(),
  procedureId: key,
  /** The request that is allowed, counted from 1. */
  nth: z.number().int().positive(),
})
