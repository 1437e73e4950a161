import type { BodyOf } from '../../../../shared/api/operations.ts'
import { mayReappoint } from '../../../../shared/domain/deadlines/apology.ts'
import type { DossierStep } from '../../../../shared/domain/dossier/states.ts'
import { viDossier } from '../../../../shared/i18n/vi/dossier.ts'
import { viDossiers } from '../../../../shared/i18n/vi/dossiers.ts'
import { signerOf } from '../agencies/signers.ts'
import { refused } from '../context.ts'
import type { UseCase } from '../context.ts'
import { rulesFor } from './dates.ts'
import { isSlip, issueSlip, slipParty } from './issue-slip.ts'
import { atStep, endStep, isLeader, ownerOf, procedureOf } from './one-dossier.ts'
import type { DossierNow } from './one-dossier.ts'

type One = { dossierId: string }
type Of<K extends 'issueApology' | 'requestWithdrawal' | 'stopDossier'> = BodyOf<K> & One

/**
 * Apologises and gives another date, with the cause of the delay in print (BD-8.3): once (TT-4.3e*), at least a day before the date that was promised (TT-4.3e); later only
 * by a leader, and then it is flagged. The head of the processing agency signs (forms.md §5).
 */
export const issueApology: UseCase<Of<'issueApology'>, DossierNow> = (deps, command, ctx) => {
  const at = atStep(deps, ctx, command.dossierId, 'apologise')
  if ('refusal' in at) return at
  const { row, draft, by } = at
  const { dueAt, cause, words } = command
  const signer = signerOf(deps, ctx, { agencyId: row.agencyId, kind: 'apology' }, command.signer)
  if ('refusal' in signer) return signer
  const rules = rulesFor(deps, ctx, row.agencyId)
  const may = mayReappoint({ rules, now: ctx.now, due: row.dueMs, newDue: dueAt, earlier: row.apologies })
  if (!may.ok) return refused(may.problem === 'already-reappointed' ? 'APOLOGY_ONCE' : 'APOLOGY_DATE')
  if (may.isLate && !isLeader(ctx)) return refused('APOLOGY_LATE')
  const agency = deps.store.config().agencies.get(row.agencyId) ?? ''
  const slip = issueSlip(deps, ctx, draft, {
    ...{ kind: 'apology', dossierIds: [row.id], fieldId: row.fieldId },
    content: {
      to: slipParty(ownerOf(deps, row.id)),
      ...{ code: row.code, procedure: procedureOf(deps, row), agency, receivedAt: row.receivedMs },
      ...{
        dueAt: row.dueMs,
        reason: `${viDossiers.lateCauses[cause]}: ${words}`,
        newDueAt: dueAt,
        signer,
        recipients: [],
      },
    },
  })
  const payload = {
    ...{ ...by, cause, previousDueAt: row.dueMs, dueAt, late: may.isLate },
    words: draft.words(words),
    signer: draft.words(signer.name),
  }
  return endStep(deps, at, { type: 'dossier.apologised', payload }, [slip].filter(isSlip))
}

/** The citizen asks to stop (Điều 21 NĐ 118/2025): the agency is asked whether there is a decision yet. */
export const requestWithdrawal: UseCase<Of<'requestWithdrawal'>, DossierNow> = (
  deps,
  { dossierId, how, words },
  ctx,
) => {
  const at = atStep(deps, ctx, dossierId, 'withdraw')
  if ('refusal' in at) return at
  const payload = { ...at.by, how, words: at.draft.words(words) }
  return endStep(deps, at, { type: 'dossier.withdrawalRequested', payload })
}

/** How a withdrawal was asked for, as the notice says it. */
const ASKED_HOW = 'Theo đề nghị của người nộp hồ sơ'

/** There is no decision: stopped, with a notice (Điều 21 NĐ 118/2025; TT 03/2025 Điều 7, Mẫu 05). */
export const stopDossier: UseCase<Of<'stopDossier'>, DossierNow> = (
  deps,
  { dossierId, signer: asked, returned = '' },
  ctx,
) => {
  const at = atStep(deps, ctx, dossierId, 'stop')
  if ('refusal' in at) return at
  const { row, draft, by } = at
  const signer = signerOf(deps, ctx, { agencyId: row.agencyId, kind: 'stop' }, asked)
  if ('refusal' in signer) return signer
  const reason = (row.withdrawnPerson && deps.store.desks.person(row.withdrawnPerson)) ?? ''
  const slip = issueSlip(deps, ctx, draft, {
    ...{ kind: 'stop', dossierIds: [row.id], fieldId: row.fieldId },
    content: {
      to: slipParty(ownerOf(deps, row.id)),
      ...{ code: row.code, procedure: procedureOf(deps, row), receivedAt: row.receivedMs },
      ...{ requestedAt: row.withdrawnMs ?? ctx.now, requestForm: ASKED_HOW, reason },
      ...{
        state: viDossier.states[row.beforeState ?? row.state],
        returned,
        stoppedAt: ctx.now,
        signer,
        recipients: [],
      },
    },
  })
  const payload = { ...by, signer: draft.words(signer.name) }
  return endStep(deps, at, { type: 'dossier.stopped', payload }, [slip].filter(isSlip))
}

/** The wish was taken back, or came too late: the dossier goes on where it was. */
export const continueDossier: UseCase<One, DossierNow> = (deps, { dossierId }, ctx) => {
  const before = deps.store.dossiers.byId(dossierId)?.beforeState ?? 'received'
  const at = atStep(deps, ctx, dossierId, `keep-${before}` as DossierStep)
  if ('refusal' in at) return at
  return endStep(deps, at, { type: 'dossier.continued', payload: at.by })
}

/** Not supplemented within a time equal to the procedure's own: filed at the agency, not at the counter (BD-10.3b). */
export const archiveDossier: UseCase<One, DossierNow> = (deps, { dossierId }, ctx) => {
  const at = atStep(deps, ctx, dossierId, 'archive')
  if ('refusal' in at) return at
  const { replyByMs } = at.row
  if (replyByMs === null || ctx.now <= replyByMs) return refused('SUPPLEMENT_IN_TIME')
  return endStep(deps, at, { type: 'dossier.archived', payload: at.by })
}
