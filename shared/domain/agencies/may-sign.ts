import type { SignedSlip } from './agency-work.ts'

/** A delegation to sign: which slips, and its first and last day; without a last day it goes on. */
export type Delegation = { readonly kinds: readonly SignedSlip[]; readonly from: string; readonly to: string | null }

/** Whether a delegation covers a slip on a business day, both its days included (KT-3.3, KT-11.2). */
export const maySign = ({ kinds, from, to }: Delegation, kind: SignedSlip, date: string): boolean =>
  kinds.includes(kind) && isOn({ from, to }, date)

/** Whether a day lies in it. */
export const isOn = ({ from, to }: Pick<Delegation, 'from' | 'to'>, date: string): boolean =>
  from <= date && (to === null || date <= to)
