import type { ReceiptLine } from '../../../../shared/api/fee-views.ts'
import type { AnswerOf } from '../../../../shared/api/operations.ts'
import type { ReceiptRow } from '../../store/fee-store.ts'
import { refused } from '../context.ts'
import type { Ctx, Deps, UseCase } from '../context.ts'
import { readParty } from '../dossier/draft.ts'
import { isLeader, procedureOf } from '../dossier/one-dossier.ts'
import { drawerFor } from './cancel.ts'
import { agencyCollects, feeName, payerOf } from './collect.ts'
import { officerName } from './drawers.ts'
import { isOwed } from './owed.ts'
import { isRefundable } from './refund.ts'

/** A receipt with what it is for, and what who asks may do with it. */
export function receiptLine(deps: Deps, ctx: Ctx, row: ReceiptRow): ReceiptLine {
  const parts = deps.store.fees.parts(row.id)
  const stands = row.cancelledMs === null
  const dossiers = new Map(parts.map(({ dossierId, code }) => [dossierId, { id: dossierId, code }]))
  return {
    ...{ id: row.id, slipId: row.slipId, serial: row.serial, number: row.number, at: row.atMs, date: row.businessDate },
    ...{ officer: officerName(deps, row.officerId), method: row.method, reference: row.reference },
    payer: payerView(deps, row),
    ...{ total: row.total, refunded: row.refunded, replaces: row.replaces },
    dossiers: [...dossiers.values()],
    lines: parts.map((part) => ({
      ...{ dossierId: part.dossierId, no: part.no, name: feeName(part), amount: part.amount },
      isRefunded: part.isRefunded === 1,
      refund: part.refund,
    })),
    cancelled:
      row.cancelledMs === null
        ? null
        : {
            at: row.cancelledMs,
            cause: row.cancelCause ?? 'other',
            by: officerName(deps, row.cancelledBy ?? ''),
          },
    canCancel: stands && row.refunded === 0 && typeof drawerFor(deps, ctx, row) === 'string',
    canRefund: stands && row.refunded < row.total && (isLeader(ctx) || parts.some(isRefundable)),
  }
}

function payerView({ store }: Deps, { payerPerson }: ReceiptRow): ReceiptLine['payer'] {
  if (payerPerson === null) return null
  return { personId: payerPerson, name: readParty(store.desks.person(payerPerson))?.name ?? null }
}

/** What a visit still owes, and its receipts: for the dossier that is looked at and those that came with it. */
export const getFees: UseCase<{ dossierId: string }, AnswerOf<'getFees'>> = (deps, { dossierId }, ctx) => {
  const { dossiers, fees } = deps.store
  const row = dossiers.byId(dossierId)
  if (!row) return refused('DOSSIER_UNKNOWN')
  const { agencies } = deps.store.config()
  const unpaid = dossiers
    .ofVisit(row.visitId)
    .filter((one) => one.state !== 'void' && !agencyCollects(deps, ctx, one))
    .flatMap((dossier) =>
      dossiers
        .fees(dossier.id)
        .filter(isOwed)
        .map((fee) => ({
          ...{ dossierId: dossier.id, code: dossier.code, no: fee.no, kind: fee.kind, name: feeName(fee) },
          procedure: procedureOf(deps, dossier).name,
          ...{ amount: fee.taken, exempt: fee.exempt, when: fee.when },
          agency: agencies.get(fee.collectorId ?? dossier.agencyId) ?? '',
        })),
    )
  return {
    answer: () => ({
      visitId: row.visitId,
      payer: payerOf(deps, row.visitId).name,
      agencyCollects: agencyCollects(deps, ctx, row),
      unpaid,
      receipts: fees.receiptsOfVisit(row.visitId).map((one) => receiptLine(deps, ctx, one)),
      ...{ now: ctx.now, through: deps.through() },
    }),
  }
}
