import type { z } from 'zod'
import type { feeKind, payMethod } from '../../api/dossier-views.ts'

export type PayMethod = z.infer<typeof payMethod>
export const PAY_METHODS = ['cash', 'transfer', 'qr', 'card', 'portal'] as const satisfies readonly PayMethod[]

/** One movement of money, of one line of a dossier: what was taken is positive, what was cancelled or paid back negative. */
export type Entry = {
  readonly date: string
  readonly officerId: string
  readonly method: PayMethod
  readonly what: 'receipt' | 'cancel' | 'refund'
  readonly procedureId: string
  readonly agencyId: string
  readonly kind: z.infer<typeof feeKind>
  /** Whole đồng, signed. */
  readonly amount: number
}

export type Totals = Readonly<Record<PayMethod, number>> & { readonly all: number }

/** What entries come to, by method; integers throughout. */
export function totalsOf(entries: readonly Pick<Entry, 'method' | 'amount'>[]): Totals {
  const sums = { cash: 0, transfer: 0, qr: 0, card: 0, portal: 0, all: 0 }
  for (const { method, amount } of entries) {
    sums[method] += amount
    sums.all += amount
  }
  return sums
}

/** Entries by something they have, in the order in which it was met first. */
export const totalsBy = <K extends string>(
  entries: readonly Entry[],
  of: (entry: Entry) => K,
): { key: K; n: number; totals: Totals }[] =>
  [...Map.groupBy(entries, of)].map(([key, own]) => ({
    key,
    n: own.filter(({ what }) => what === 'receipt').length,
    totals: totalsOf(own),
  }))

/** Notes and coins in circulation, đồng, the largest first. */
export const NOTES = [500_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000] as const

/** What is paid back of a payment in cash. Null: too little was given. */
export const changeOf = (given: number, due: number): number | null => (given >= due ? given - due : null)
