import type { BodyOf } from '../../../../shared/api/operations.ts'
import { actorOf, refused } from '../context.ts'
import type { UseCase } from '../context.ts'
import { atTheDesk } from './at-the-desk.ts'
import { collectBy } from './dates.ts'
import { atStep, dossierNow, endStep } from './one-dossier.ts'
import type { DossierNow } from './one-dossier.ts'

type Of<K extends 'recordResult' | 'returnResult' | 'payFee' | 'requirePayment'> = BodyOf<K> & { dossierId: string }

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
  const isLate = row.resultMs === null && row.beforeState !== 'supplement' && ctx.now > row.dueMs
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

/**
 * Hands the result over (KT-6.2b, TT-4.4b): against the receipt; with a legal authorisation beside it; when the receipt is
 * lost, against identity papers that are noted. Not while fees are unpaid (KT-6.2c). Who took it has signed.
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
  const unpaid = deps.store.dossiers
    .fees(command.dossierId)
    .some(({ exempt, paidMs, amount }) => exempt === null && paidMs === null && amount > 0)
  if (unpaid) return refused('FEES_UNPAID')
  return endStep(deps, at, {
    type: 'dossier.resultReturned',
    payload: {
      ...{ ...at.by, proof, counterId: desk.counterId, ticketId: desk.ticketId },
      receiver: at.draft.party({ kind: 'person', ...receiver }),
    },
  })
}

/** A fee or charge was paid (TT-4.5, KT-7.2n); twice is once. */
export const payFee: UseCase<Of<'payFee'>, DossierNow> = (deps, { dossierId, no, method }, ctx) => {
  const { dossiers } = deps.store
  const row = dossiers.byId(dossierId)
  if (!row) return refused('DOSSIER_UNKNOWN')
  // Entered by mistake: nobody owes anything for it.
  if (row.state === 'void') return refused('DOSSIER_STATE', { state: row.state })
  const fee = dossiers.fees(dossierId).find((one) => one.no === no)
  if (!fee || fee.exempt !== null) return refused('BAD_REQUEST', { field: 'no' })
  const answer = (): DossierNow => dossierNow(deps, dossierId, [])
  if (fee.paidMs !== null) return { answer }
  const { officerId } = actorOf(ctx)
  return { events: [{ type: 'dossier.feePaid', payload: { dossierId, officerId, no, method } }], answer }
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
