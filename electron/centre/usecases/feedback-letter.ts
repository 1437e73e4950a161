import type { AnswerOf } from '../../../shared/api/operations.ts'
import { actorOf, refused } from './context.ts'
import type { UseCase } from './context.ts'
import { openDraft } from './dossier/draft.ts'
import { isSlip, issueSlip } from './dossier/issue-slip.ts'

/**
 * The letter of an answer (TT-6.2a, TV-4.1e), from what is recorded: what was said, what the centre answers, and who leads
 * it and signs. Issued again it takes the place of the one before, with a number of its own.
 */
export const issueFeedbackLetter: UseCase<{ feedbackId: string }, AnswerOf<'issueFeedbackLetter'>> = (
  deps,
  { feedbackId },
  ctx,
) => {
  const { desks, feedback, slips } = deps.store
  const row = feedback.byId(feedbackId)
  if (!row) return refused('FEEDBACK_UNKNOWN')
  const answer = row.notePerson === null ? null : desks.person(row.notePerson)
  const words = desks.person(row.wordsPerson)
  if (answer === null || words === null) return refused('FEEDBACK_STATE')
  const leader = deps.store.config().officers.get(actorOf(ctx).officerId)
  const before = slips.standingFor(feedbackId).at(-1)
  const draft = openDraft(deps, ctx)
  const slip = issueSlip(deps, ctx, draft, {
    ...{ kind: 'feedback-answer', dossierIds: [], aboutId: feedbackId, ...(before ? { replaces: before.id } : {}) },
    content: {
      receipt: row.receipt,
      feedback: row.kind,
      to: (row.contactPerson && desks.person(row.contactPerson)) ?? '',
      givenAt: row.givenMs,
      ...{ words, answer },
      agency: row.agencyId === null ? '' : (deps.store.config().agencies.get(row.agencyId) ?? ''),
      signer: { onBehalf: '', title: (leader?.position ?? '').toLocaleUpperCase('vi'), name: leader?.name ?? '' },
    },
  })
  return draft.decide(() => ({ slips: [slip].filter(isSlip) }))
}
