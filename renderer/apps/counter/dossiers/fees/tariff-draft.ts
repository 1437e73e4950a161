import type { FeeInput } from '../../../../../shared/api/fee-inputs.ts'
import type { ChosenFee, TariffView } from '../../../../../shared/api/fee-views.ts'
import { afterReduction, fullAmount } from '../../../../../shared/domain/fees/tariff.ts'

export type Exempt = NonNullable<FeeInput['exempt']>

/** A line of the tariff as an officer has set it. */
export type TariffDraft = {
  readonly line: TariffView
  readonly isOn: boolean
  /** Pieces, as typed. */
  readonly count: string
  readonly exempt: Exempt | null
}
/** An amount that the officer read in the tariff, where it is not known line by line. */
export type TypedFee = {
  readonly kind: TariffView['kind']
  readonly amount: string
  readonly exempt: Exempt | null
  readonly when: TariffView['when']
}

const MOST_PIECES = 9_999

/** Lines as they begin, those that an officer has set already as they were. */
export const withTariff = (before: readonly TariffDraft[], lines: readonly TariffView[]): TariffDraft[] =>
  lines.map((line) => {
    const kept = before.find((one) => one.line.code === line.code)
    const exempt = kept?.exempt ?? null
    return {
      line,
      isOn: line.required || (kept?.isOn ?? false),
      count: kept?.count ?? '1',
      exempt: line.reductions.some(({ reason }) => reason === exempt) ? exempt : null,
    }
  })

/** Lines as they were chosen for a dossier. */
export const withChosen = (lines: readonly TariffView[], chosen: readonly ChosenFee[]): TariffDraft[] =>
  withTariff(
    lines.flatMap((line) => {
      const own = chosen.find(({ code }) => code === line.code)
      return own ? { line, isOn: true, count: String(own.count ?? 1), exempt: own.exempt } : []
    }),
    lines,
  )

/** An amount of a dossier as it was typed. */
export const typedAgain = ({ kind, amount, exempt, when }: ChosenFee): TypedFee => ({
  ...{ kind, exempt, when, amount: String(amount) },
})

/** Pieces that were typed; null when they cannot be read. */
export const piecesOf = ({ line, count }: Pick<TariffDraft, 'line' | 'count'>): number | null => {
  if (line.unit === null) return 1
  const pieces = /^\d{1,4}$/.test(count.trim()) ? Number(count) : 0
  return pieces >= 1 && pieces <= MOST_PIECES ? pieces : null
}

/** What a line comes to, đồng: in full, and what is taken; null when its pieces cannot be read. */
export function amountsOf(draft: TariffDraft): { readonly full: number; readonly taken: number } | null {
  const pieces = piecesOf(draft)
  if (pieces === null) return null
  const { line, exempt } = draft
  const full = fullAmount(
    { amount: line.amount, tiers: line.tiers, ...(line.most === null ? {} : { most: line.most }) },
    pieces,
  )
  const percent = line.reductions.find(({ reason }) => reason === exempt)?.percent ?? 0
  return { full, taken: afterReduction(full, percent) }
}

const digits = (text: string): string => text.replaceAll(/[\s.]/g, '')
/** Whether an amount is whole đồng; points between thousands are read over. */
export const amountOf = (typed: string): number | null =>
  /^\d{1,12}$/.test(digits(typed)) ? Number(digits(typed)) : null

/** What stands in the fields of fees: lines of a tariff, or amounts that were typed where there is none. */
export type Fees = { readonly tariff: readonly TariffDraft[]; readonly fees: readonly TypedFee[] }

/** Whether all that is chosen can be sent. */
export const areFeesReadable = ({ tariff, fees }: Fees): boolean =>
  tariff.every((one) => !one.isOn || piecesOf(one) !== null) &&
  (tariff.length > 0 || fees.every(({ amount }) => amountOf(amount) !== null))

/** What is sent: lines of the tariff where there is one, else what was read in it. */
export const feesSent = ({ tariff, fees }: Fees, sure: boolean): FeeInput[] =>
  tariff.length > 0
    ? tariff.flatMap((one): FeeInput[] =>
        one.isOn
          ? [
              {
                tariff: one.line.code,
                ...(one.line.unit === null ? {} : { count: piecesOf(one) ?? 1 }),
                ...(one.exempt ? { exempt: one.exempt } : {}),
                ...(sure ? { sure } : {}),
              },
            ]
          : [],
      )
    : fees.map(({ kind, amount, exempt, when }) => ({
        ...{ kind, when, amount: amountOf(amount) ?? 0 },
        ...(exempt ? { exempt } : {}),
        ...(sure ? { sure } : {}),
      }))

/** What is to be paid of all that is chosen, by when, đồng. */
export function feesTotal({ tariff, fees }: Fees): { readonly all: number; readonly now: number } {
  const taken =
    tariff.length > 0
      ? tariff.flatMap((one) => (one.isOn ? [{ when: one.line.when, amount: amountsOf(one)?.taken ?? 0 }] : []))
      : fees.map(({ when, amount, exempt }) => ({ when, amount: exempt ? 0 : (amountOf(amount) ?? 0) }))
  const sum = (own: readonly { amount: number }[]): number => own.reduce((total, { amount }) => total + amount, 0)
  return { all: sum(taken), now: sum(taken.filter(({ when }) => when === 'reception')) }
}
