import type { BodyOf } from '../../../../shared/api/operations.ts'
import { actorOf, refused } from '../context.ts'
import type { DossierRow } from '../../store/dossier-store.ts'
import type { Ctx, Deps, UseCase } from '../context.ts'
import { agencyCollects } from '../fees/collect.ts'
import { isOwed } from '../fees/owed.ts'
import { atTheDesk } from './at-the-desk.ts'
import { collectBy } from './dates.ts'
import { isSlip, issueSlip, slipParty } from './issue-slip.ts'
import type { IssuedSlip } from './issue-slip.ts'
import { atStep, endStep, ownerOf, procedureOf } from './one-dossier.ts'
import type { AtStep, DossierNow } from './one-dossier.ts'

type Of<K extends 'recordResult' | 'returnResult' | 'requirePayment'> = BodyOf<K> & { dossierId: string }

/**
 * The result has come, on paper or electronically (TT-4.4a, TQ-8.2a), and lies on a shelf (BD-26); once more when it is
 * moved. Past its due date the cause is asked for (BD-8.3, KT-13.5).
 */
export const recordResult: UseCase<Of<'recordResult'>, DossierNow> = (deps, command, ctx) => {
  const at = atStep(deps, ctx, command.dossierId, 'record-result')
  if ('refusal' in at) return at
  const { row, draft, by } = at
  const { kind, paper, electronic, shelf = null, lateCause = null } = command
  if (!paper && !electronic) return refused('BAD_REQUEST', { field: 'paper' })
  const isLate = isLateResult(row, ctx)
  if (isLate && lateCause === null) return refused('LATE_CAUSE_NEEDED')
  return endStep(deps, at, {
    type: 'dossier.resultRecorded',
    payload: {
      ...{ ...by, kind, paper, electronic, shelf },
      lateCause: isLate ? lateCause : null,
      // Moved to another shelf it waits no longer; brought back by the agency it waits anew.
      collectBy: row.state === 'result-ready' ? row.collectByMs : collectBy(deps, ctx, row.agencyId),
      words: draft.words(command.words),
    },
  })
}

/** Whether a result that comes now comes late; who waited for a supplement was not late. */
export const isLateResult = ({ resultMs, beforeState, dueMs }: DossierRow, { now }: Ctx): boolean =>
  resultMs === null && beforeState !== 'supplement' && now > dueMs

/**
 * Hands the result over (KT-6.2b, KT-5.2a, TT-4.4b): against the receipt; with a legal authorisation beside it; when
 * the receipt is lost, against identity papers that are noted. Not while fees are unpaid (KT-6.2c). Who took it has
 * signed.
 */
export const returnResult: UseCase<Of<'returnResult'>, DossierNow> = (deps, command, ctx) => {
  const at = atStep(deps, ctx, command.dossierId, 'return-result')
  if ('refusal' in at) return at
  const desk = atTheDesk(deps, ctx, command.ticketId)
  if ('refusal' in desk) return desk
  const { proof, receiver } = command
  const missing =
    (proof === 'authorisation' && (receiver.paper === undefined || receiver.identity === undefined)) ||
    (proof === 'lost-receipt' && receiver.identity === undefined)
  if (missing) return refused('RETURN_PROOF')
  // Where the agency hands results out by post or online, it takes the fees itself (TQ-8.1).
  const unpaid = deps.store.dossiers.fees(command.dossierId).some(isOwed)
  if (unpaid && !agencyCollects(deps, ctx, at.row)) return refused('FEES_UNPAID')
  const payload = {
    ...{ ...at.by, proof, counterId: desk.counterId, ticketId: desk.ticketId },
    receiver: at.draft.party({ kind: 'person', ...receiver }),
  }
  const statement = proof === 'lost-receipt' ? lostReceiptSlip(deps, ctx, at, command) : null
  return endStep(deps, at, { type: 'dossier.resultReturned', payload }, [statement].filter(isSlip))
}

/** Who has lost the receipt says so in writing, and signs for the result on the same paper (KT-6.2b). */
function lostReceiptSlip(
  deps: Deps,
  ctx: Ctx,
  { row, draft }: AtStep,
  { receiver }: Of<'returnResult'>,
): IssuedSlip | null {
  return issueSlip(deps, ctx, draft, {
    ...{ kind: 'lost-receipt', dossierIds: [row.id], fieldId: row.fieldId },
    content: {
      ...{ code: row.code, procedure: procedureOf(deps, row) },
      ...{ receivedAt: row.receivedMs, dueAt: row.dueMs, at: ctx.now },
      of: slipParty(ownerOf(deps, row.id)),
      taker: slipParty({ kind: 'person', ...receiver }),
      officer: deps.store.config().officers.get(actorOf(ctx).officerId)?.name ?? '',
    },
  })
}

/** The agency waits for a payment to the state, e.g. land tax (national state 6). */
export const requirePayment: UseCase<Of<'requirePayment'>, DossierNow> = (deps, { dossierId, words }, ctx) => {
  const at = atStep(deps, ctx, dossierId, 'require-payment')
  if ('refusal' in at) return at
  return endStep(deps, at, {
    type: 'dossier.paymentRequired',
    payload: { ...at.by, words: at.draft.words(words) },
  })
}

export const paymentMade: UseCase<{ dossierId: string }, DossierNow> = (deps, { dossierId }, ctx) => {
  const at = atStep(deps, ctx, dossierId, 'pay')
  if ('refusal' in at) return at
  return endStep(deps, at, { type: 'dossier.paymentMet', payload: at.by })
}
