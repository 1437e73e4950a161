import type { AnswerOf, BodyOf } from '../../../../shared/api/operations.ts'
import type { DossierState } from '../../../../shared/api/dossier-views.ts'
import { actorOf, refused } from '../context.ts'
import type { Refused, UseCase } from '../context.ts'
import { openDraft } from '../dossier/draft.ts'
import { isSlip, issueSlip, slipParty } from '../dossier/issue-slip.ts'
import { isLeader } from '../dossier/one-dossier.ts'
import type { ReceiptPart } from '../../store/fee-store.ts'
import { REFUND_WORDS } from './causes.ts'
import { feeName, payerOf } from './collect.ts'
import { isDrawerOpen, officerName } from './drawers.ts'

/** In these a dossier is not settled any more. */
const ENDED: ReadonlySet<string> = new Set<DossierState>(['refused', 'withdrawing', 'stopped', 'archived', 'void'])

/** Whether the tariff itself pays a line back now: its dossier was refused or withdrawn, and the text says so. */
export const isRefundable = ({ state, refund, isRefunded }: ReceiptPart): boolean =>
  refund !== null && isRefunded === 0 && ENDED.has(state)

/** The lines of a receipt that are to be paid back: each there, each once, none before. */
function askedOf(
  parts: readonly ReceiptPart[],
  lines: BodyOf<'refundFees'>['lines'],
): readonly ReceiptPart[] | Refused {
  const asked = parts.filter((part) =>
    lines.some(({ dossierId, no }) => part.dossierId === dossierId && part.no === no),
  )
  const isTwice = new Set(lines.map(({ dossierId, no }) => `${dossierId} ${no}`)).size < lines.length
  if (asked.length < lines.length || isTwice) return refused('BAD_REQUEST', { field: 'lines' })
  return asked.some(({ isRefunded }) => isRefunded === 1) ? refused('FEE_RECEIPT_STATE') : asked
}

/**
 * Pays fees back (law-facts §11): an officer where the tariff says so and the dossier was refused or withdrawn, else a
 * leader who names the text. The receipt stays; money leaves today's drawer of who pays it, against a signature.
 */
export const refundFees: UseCase<BodyOf<'refundFees'> & { receiptId: string }, AnswerOf<'refundFees'>> = (
  deps,
  { receiptId, lines, cause, method, ground },
  ctx,
) => {
  const receipt = deps.store.fees.receipt(receiptId)
  if (!receipt) return refused('FEE_RECEIPT_UNKNOWN')
  if (receipt.cancelledMs !== null) return refused('FEE_RECEIPT_STATE')
  const asked = askedOf(deps.store.fees.parts(receiptId), lines)
  if ('refusal' in asked) return asked
  const isByTariff = cause !== 'overpaid' && cause !== 'other' && asked.every(isRefundable)
  if (!isByTariff && (!isLeader(ctx) || ground === undefined)) return refused('FEE_REFUND_GROUND')
  const { officerId } = actorOf(ctx)
  if (!isDrawerOpen(deps, ctx, officerId)) return refused('FEE_DAY_CLOSED')
  const draft = openDraft(deps, ctx)
  const refundId = ctx.ids.next()
  const basis = isByTariff ? [...new Set(asked.map(({ refund }) => refund ?? ''))].join('; ') : (ground ?? '')
  const slip = issueSlip(deps, ctx, draft, {
    ...{ kind: 'fee-refund', aboutId: refundId, dossierIds: [...new Set(asked.map(({ dossierId }) => dossierId))] },
    content: {
      payer: slipParty(payerOf(deps, receipt.visitId)),
      codes: [...new Set(asked.map(({ code }) => code))].join(', '),
      receipt: [receipt.serial, receipt.number || receipt.reference].filter(Boolean).join(' '),
      paidAt: receipt.atMs,
      lines: asked.map((part) => ({ name: feeName(part), amount: part.amount })),
      ...{ cause: REFUND_WORDS[cause], basis: basis.slice(0, 600), method, cashier: officerName(deps, officerId) },
    },
  })
  draft.events.push({
    type: 'fee.refunded',
    payload: {
      ...{ refundId, receiptId, officerId, method, cause, slipId: slip?.id ?? null },
      lines: asked.map(({ dossierId, no, amount }) => ({ dossierId, no, amount })),
      ground: draft.words(ground),
    },
  })
  const total = asked.reduce((sum, { amount }) => sum + amount, 0)
  return draft.decide(() => ({ refundId, total, slips: [slip].filter(isSlip) }))
}
