import type { DayClose } from '../../../../shared/api/fee-views.ts'
import { localDate } from '../../../../shared/api/views.ts'
import type { AnswerOf, BodyOf, QueryOf } from '../../../../shared/api/operations.ts'
import { totalsOf } from '../../../../shared/domain/fees/ledger.ts'
import { searchText } from '../../../../shared/i18n/search-text.ts'
import { actorOf, refused } from '../context.ts'
import type { Ctx, Deps, Refused, UseCase } from '../context.ts'
import { openDraft } from '../dossier/draft.ts'
import { isSlip, issueSlip } from '../dossier/issue-slip.ts'
import { isLeader } from '../dossier/one-dossier.ts'
import { isCashier, officerName } from './drawers.ts'
import { dayList } from './day-list.ts'
import { countsOf, drawersOn, entriesOn } from './movements.ts'
import { receiptLine } from './receipt-view.ts'

type Day = { date: string }
type DayView = AnswerOf<'getFeeDay'>['day']

/** The money of a day: one's own, of another officer, or of all (TT-4.5). Officers see their own day; a cashier sees all. */
export const getFeeDay: UseCase<QueryOf<'getFeeDay'> & Day, AnswerOf<'getFeeDay'>> = (
  deps,
  { date, officerId, scope },
  ctx,
) => {
  if (!localDate.safeParse(date).success) return refused('BAD_REQUEST', { field: 'date' })
  const me = actorOf(ctx).officerId
  const cashier = isCashier(deps, ctx)
  const of = scope === 'centre' ? null : (officerId ?? me)
  if (of !== me && !cashier) return refused('FEE_LEADER')
  const { fees } = deps.store
  return {
    answer: () => ({
      day: dayView(deps, date, of),
      receipts: fees.receiptsOn(date, of).map((row) => receiptLine(deps, ctx, row)),
      officers:
        of === null
          ? drawersOn(deps, date).map((id) => ({ ...dayView(deps, date, id), name: officerName(deps, id) }))
          : [],
      openDays:
        of === null
          ? fees.openDays('0000-00-00', ctx.businessDate).filter((day) => day < ctx.businessDate)
          : fees.openDaysOf(of, ctx.businessDate),
      isCashier: cashier,
      ...{ now: ctx.now, through: deps.through() },
    }),
  }
}

function dayView(deps: Deps, date: string, of: string | null): DayView {
  const entries = entriesOn(deps, date, of)
  return { date, officerId: of, totals: totalsOf(entries), ...countsOf(entries), close: closeView(deps, date, of) }
}

function closeView(deps: Deps, date: string, of: string | null): DayClose | null {
  const row = deps.store.fees.close(date, of)
  const text = (personId: string | null): string | null =>
    personId === null ? null : deps.store.desks.person(personId)
  return row
    ? {
        ...{ id: row.id, at: row.atMs, by: officerName(deps, row.officerId), counted: row.counted },
        ...{ difference: row.difference, slipId: row.slipId },
        words: text(row.wordsPerson),
        witness: text(row.witnessPerson),
      }
    : null
}

/**
 * Closes a day that is over or today: the cash that two people counted against what the journal says, a difference with its
 * reason, and the list for both to sign. Afterwards nothing of that day can be changed, only put right by a movement of a
 * later day. The centre's day comes after those of all its officers (TT-4.5c).
 */
export const closeFeeDay: UseCase<BodyOf<'closeFeeDay'> & Day, AnswerOf<'closeFeeDay'>> = (deps, command, ctx) => {
  const { date, officerId: of, counted, words, witness } = command
  const problem = mayClose(deps, ctx, date, of)
  if (problem) return problem
  const me = actorOf(ctx).officerId
  const entries = entriesOn(deps, date, of)
  const totals = totalsOf(entries)
  const difference = counted - totals.cash
  if (difference !== 0 && words === undefined) return refused('FEE_DIFFERENCE', { difference: String(difference) })
  if (searchText(witness) === searchText(officerName(deps, me))) return refused('FEE_TWO_SIGN')
  const draft = openDraft(deps, ctx)
  const closeId = ctx.ids.next()
  const slip = issueSlip(deps, ctx, draft, {
    ...{ kind: 'fee-list', aboutId: closeId, dossierIds: [] },
    content: dayList(deps, ctx, { date, of, entries, counted, difference, reason: words ?? '', witness }),
  })
  draft.events.push({
    type: 'fee.dayClosed',
    payload: {
      ...{ closeId, officerId: me, of, date, totals, ...countsOf(entries), counted, difference },
      ...{ words: draft.words(words), witness: draft.words(witness), slipId: slip?.id ?? null },
    },
  })
  return draft.decide(() => ({ closeId, difference, slips: [slip].filter(isSlip) }))
}

function mayClose(deps: Deps, ctx: Ctx, date: string, of: string | null): Refused | null {
  const { fees } = deps.store
  if (of !== actorOf(ctx).officerId && !isCashier(deps, ctx)) return refused('FEE_LEADER')
  if (date > ctx.businessDate || entriesOn(deps, date, of).length === 0) return refused('FEE_DAY_EMPTY')
  if (fees.close(date, of) || fees.close(date, null)) return refused('FEE_DAY_CLOSED')
  const isOpen = (id: string): boolean => fees.close(date, id) === undefined
  return of === null && drawersOn(deps, date).some(isOpen) ? refused('FEE_DAY_OPEN') : null
}

/** A leader opens an officer's day of today once more, before the centre's is closed; the signed list is cancelled. */
export const reopenFeeDay: UseCase<BodyOf<'reopenFeeDay'> & Day, AnswerOf<'reopenFeeDay'>> = (
  deps,
  { date, officerId: of, words },
  ctx,
) => {
  const { fees } = deps.store
  const close = fees.close(date, of)
  if (!close || !isLeader(ctx)) return refused('FEE_DAY_EMPTY')
  if (date !== ctx.businessDate || fees.close(date, null)) return refused('FEE_DAY_CLOSED')
  const draft = openDraft(deps, ctx)
  const { officerId } = actorOf(ctx)
  draft.events.push({ type: 'fee.dayReopened', payload: { closeId: close.id, officerId, words: draft.words(words) } })
  if (close.slipId !== null)
    draft.events.push({
      type: 'slip.cancelled',
      payload: { slipId: close.slipId, officerId, cause: 'other', words: null },
    })
  return draft.decide(() => ({ closeId: close.id }))
}
