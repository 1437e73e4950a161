import type { BodyOf } from '../../../../shared/api/operations.ts'
import type { CorrectionCause } from './causes.ts'
import { SLIP_CAUSES } from './causes.ts'
import { actorOf, refused } from '../context.ts'
import type { Ctx, Deps, Refused, UseCase } from '../context.ts'
import { atTheDesk } from '../dossier/at-the-desk.ts'
import { openDraft } from '../dossier/draft.ts'
import { isLeader } from '../dossier/one-dossier.ts'
import type { ReceiptRow } from '../../store/fee-store.ts'
import { payBy } from './collect.ts'
import type { Collected, Owed } from './collect.ts'
import { isDrawerOpen } from './drawers.ts'

/**
 * Cancels a receipt with its reason: its number stays used, its paper is marked, its fees are owed again or go on another
 * receipt at once. Who took the money cancels it the same day; a leader does afterwards, as a movement of today (TT-4.5a).
 */
export const cancelFeeReceipt: UseCase<BodyOf<'cancelFeeReceipt'> & { receiptId: string }, Collected> = (
  deps,
  { receiptId, cause, words, replace },
  ctx,
) => {
  const receipt = deps.store.fees.receipt(receiptId)
  if (!receipt) return refused('FEE_RECEIPT_UNKNOWN')
  if (receipt.cancelledMs !== null || receipt.refunded > 0) return refused('FEE_RECEIPT_STATE')
  const drawerId = drawerFor(deps, ctx, receipt)
  if (typeof drawerId !== 'string') return drawerId
  const draft = openDraft(deps, ctx)
  const { officerId } = actorOf(ctx)
  draft.events.push({
    type: 'fee.receiptCancelled',
    payload: { receiptId, officerId, drawerId, cause, words: draft.words(words) },
  })
  if (receipt.slipId !== null) {
    const slipCause: CorrectionCause = SLIP_CAUSES[cause]
    draft.events.push({
      type: 'slip.cancelled',
      payload: { slipId: receipt.slipId, officerId, cause: slipCause, words: null },
    })
  }
  if (!replace) return draft.decide(() => ({ receipts: [], slips: [] }))
  if (!isDrawerOpen(deps, ctx, officerId)) return refused('FEE_DAY_CLOSED')
  const desk = atTheDesk(deps, ctx, undefined)
  if ('refusal' in desk) return desk
  const made = payBy(deps, ctx, draft, { desk, owed: paidWith(deps, receiptId), pay: replace, replaces: receiptId })
  return 'refusal' in made ? made : draft.decide(() => made)
}

/** Whose drawer the money leaves: that of who took it while its day is open, else today's of the leader. */
export function drawerFor(deps: Deps, ctx: Ctx, { officerId, businessDate }: ReceiptRow): string | Refused {
  const me = actorOf(ctx).officerId
  const isToday = businessDate === ctx.businessDate && isDrawerOpen(deps, ctx, officerId)
  if (!isLeader(ctx) && (officerId !== me || !isToday)) return refused('FEE_LEADER')
  if (isToday) return officerId
  return isDrawerOpen(deps, ctx, me) ? me : refused('FEE_DAY_CLOSED')
}

/** What a receipt was for, to be put on another one. */
function paidWith({ store }: Deps, receiptId: string): Owed[] {
  return store.fees.parts(receiptId).flatMap(({ dossierId, no }) => {
    const dossier = store.dossiers.byId(dossierId)
    const fee = store.dossiers.fees(dossierId).find((one) => one.no === no)
    return dossier && fee ? [{ dossier, fee, agencyId: fee.collectorId ?? dossier.agencyId }] : []
  })
}
