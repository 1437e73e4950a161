import type { FeeMonth, ReceiptLine } from '../../../../shared/api/fee-views.ts'
import type { AnswerOf } from '../../../../shared/api/operations.ts'
import { totalsBy, totalsOf } from '../../../../shared/domain/fees/ledger.ts'
import type { FeePeriod } from '../../../../shared/domain/fees/period.ts'
import type { EntryRow } from '../../store/fee-store.ts'
import { actorOf, refused } from '../context.ts'
import type { Ctx, Deps, UseCase } from '../context.ts'
import { procedureOf } from '../dossier/one-dossier.ts'
import { centreView } from '../views.ts'
import { bankView } from './bank.ts'
import { isCashier, officerName } from './drawers.ts'
import { periodOf } from './period-of.ts'
import { receiptLine } from './receipt-view.ts'

type Month = { month: string }
/** Money of a month by procedure, collecting unit, method and day (TT-9.2b, TV-3.2d). */
export const getFeeMonth: UseCase<Month, AnswerOf<'getFeeMonth'>> = (deps, { month }, ctx) => {
  const period = periodOf(deps, ctx, month)
  if ('refusal' in period) return period
  if (!isCashier(deps, ctx)) return refused('FEE_LEADER')
  return {
    answer: () => ({
      month: monthView(deps, ctx, period),
      isCashier: true,
      ...{ now: ctx.now, through: deps.through() },
    }),
  }
}

export function monthView(deps: Deps, ctx: Ctx, period: FeePeriod): FeeMonth {
  const { fees } = deps.store
  const entries: EntryRow[] = fees.entries(period.from, period.to)
  const closed = fees.month(period.month)
  const { agencies } = deps.store.config()
  const kindSum = (own: readonly EntryRow[], kind: EntryRow['kind']): number =>
    own.reduce((sum, entry) => sum + (entry.kind === kind ? entry.amount : 0), 0)
  return {
    ...period,
    openDays: fees.openDays(period.from, period.to),
    isOver: ctx.businessDate >= period.to,
    closed: closed ? { at: closed.atMs, by: officerName(deps, closed.officerId) } : null,
    n: countReceipts(entries),
    totals: totalsOf(entries),
    procedures: totalsBy(entries, ({ procedureId, agencyId }) => `${procedureId}\n${agencyId}`).map(
      ({ key, totals }) => {
        const [procedureId = '', agencyId = ''] = key.split('\n')
        const own = entries.filter((entry) => entry.procedureId === procedureId && entry.agencyId === agencyId)
        return {
          ...procedureOf(deps, procedureId),
          agency: agencies.get(agencyId) ?? '',
          n: countReceipts(own),
          totals,
        }
      },
    ),
    agencies: [...Map.groupBy(entries, ({ agencyId }) => agencyId)].map(([agencyId, own]) => ({
      agency: agencies.get(agencyId) ?? '',
      ...{ fees: kindSum(own, 'fee'), charges: kindSum(own, 'charge'), n: countReceipts(own), totals: totalsOf(own) },
    })),
    days: [...Map.groupBy(entries, ({ date }) => date)].map(([date, own]) => {
      const close = fees.close(date, null)
      return {
        ...{ date, difference: close?.difference ?? null, isClosed: close !== undefined },
        ...{ n: countReceipts(own), totals: totalsOf(own) },
      }
    }),
    bank: bankView(deps, period),
  }
}

/** Receipts that were issued and not cancelled in these movements. */
function countReceipts(entries: readonly EntryRow[]): number {
  const of = (what: EntryRow['what']): number =>
    new Set(entries.filter((entry) => entry.what === what).map(({ receiptId }) => receiptId)).size
  return of('receipt') - of('cancel')
}

/** Settles a month from its last working day on, when every day of it with money is closed (TT-4.5c). */
export const closeFeeMonth: UseCase<Month, AnswerOf<'closeFeeMonth'>> = (deps, { month }, ctx) => {
  const period = periodOf(deps, ctx, month)
  if ('refusal' in period) return period
  if (!isCashier(deps, ctx)) return refused('FEE_LEADER')
  const { fees } = deps.store
  const last = fees.lastMonth()
  if (last && last.month >= month) return refused('FEE_MONTH_CLOSED')
  if (ctx.businessDate < period.to) return refused('FEE_MONTH_EARLY', { day: period.to })
  const { from, to } = period
  const [open] = fees.openDays(from, to)
  if (open !== undefined) return refused('FEE_DAY_OPEN', { day: open })
  // Money of an earlier month that is not settled would never be: months are closed in their order.
  const before = fees.firstDay(last?.to ?? '', from)
  if (before !== undefined) return refused('FEE_DAY_OPEN', { day: before })
  const entries = fees.entries(from, to)
  const { officerId } = actorOf(ctx)
  return {
    events: [
      {
        type: 'fee.monthClosed',
        payload: { month, officerId, from, to, totals: totalsOf(entries), receipts: countReceipts(entries) },
      },
    ],
    answer: () => ({ month, from, to }),
  }
}

/** A month with all of its receipts, to be written as a spreadsheet. */
export const monthForSheet: UseCase<Month, { unit: string; month: FeeMonth; receipts: ReceiptLine[] }> = (
  deps,
  { month },
  ctx,
) => {
  const period = periodOf(deps, ctx, month)
  if ('refusal' in period) return period
  if (!isCashier(deps, ctx)) return refused('FEE_LEADER')
  return {
    answer: () => ({
      unit: centreView(deps, ctx).name,
      month: monthView(deps, ctx, period),
      receipts: deps.store.fees.receiptsBetween(period.from, period.to).map((row) => receiptLine(deps, ctx, row)),
    }),
  }
}
