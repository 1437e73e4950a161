import type { RefusalCode } from '../api/codes.ts'

/** A refusal is a value: a code from the one list, with what a reader needs to understand it. */
export type Refusal = { readonly code: RefusalCode; readonly detail?: Readonly<Record<string, string | number>> }
