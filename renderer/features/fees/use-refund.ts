import { useState } from 'react'
import type { ReceiptLine } from '../../../shared/api/fee-views.ts'
import type { BodyOf } from '../../../shared/api/operations.ts'

type Body = BodyOf<'refundFees'>
/** What is paid back of a receipt, as it stands in the fields. */
export type Refund = {
  /** What can still be paid back. */
  readonly open: ReceiptLine['lines']
  readonly chosen: ReadonlySet<string>
  readonly cause: Body['cause']
  readonly method: Body['method']
  readonly ground: string
}
/** Place of a line among all of the visit. */
export const placeOf = ({ dossierId, no }: { dossierId: string; no: number }): string => `${dossierId} ${no}`

/** Lines of a receipt to be paid back: all that are open, until somebody says otherwise. @param first how it is paid unless chosen */
export function useRefund(
  receipt: ReceiptLine,
  first: Refund['method'],
): {
  readonly refund: Refund
  readonly change: (part: Partial<Refund>) => void
  /** đồng. */
  readonly due: number
  readonly body: Body
} {
  const [refund, setRefund] = useState<Refund>(() => {
    const open = receipt.lines.filter(({ isRefunded }) => !isRefunded)
    return { open, chosen: new Set(open.map(placeOf)), cause: 'withdrawn', method: first, ground: '' }
  })
  const { open, chosen, cause, method, ground } = refund
  const lines = open.filter((line) => chosen.has(placeOf(line)))
  return {
    refund,
    change: (part) => setRefund((before) => ({ ...before, ...part })),
    due: lines.reduce((sum, { amount }) => sum + amount, 0),
    body: {
      ...{ cause, method, lines: lines.map(({ dossierId, no }) => ({ dossierId, no })) },
      ...(ground.trim() === '' ? {} : { ground: ground.trim() }),
    },
  }
}
