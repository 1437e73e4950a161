import type { RefusalCode } from '../api/codes.ts'

/** A refusal is a value: a code from the one list, with what a reader needs to understand it. */
export type Refusal = { readonly code: RefusalCode; readonly detail?: Readonly<Record<string, string | number>> }

/** Outcome of something that the rules may refuse. Programming errors throw instead. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal }

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })

export const refuse = (code: RefusalCode, detail?: Refusal['detail']): Result<never> => ({
  ok: false,
  refusal: detail ? { code, detail } : { code },
})
