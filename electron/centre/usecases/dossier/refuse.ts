import type { AnswerOf, BodyOf } from '../../../../shared/api/operations.ts'
import { actorOf, refused } from '../context.ts'
import type { Deps, Refused, UseCase } from '../context.ts'
import { atTheDesk } from './at-the-desk.ts'
import { collectBy } from './dates.ts'
import { openDraft } from './draft.ts'
import { isSlip, issueSlip, slipParty } from './issue-slip.ts'
import { atStep, endStep, ownerOf, procedureOf } from './one-dossier.ts'
import type { DossierNow } from './one-dossier.ts'

/**
 * Refuses to receive, with a slip that says why (KT-8.1, TQ-7.2a; forms.md §4): no dossier comes to be and no code is given.
 * What another agency is competent for is directed there, with the address that the centre knows on the slip (KT-7.2d,
 * BD-3.4).
 */
export const refuseAtDesk: UseCase<BodyOf<'refuseAtDesk'>, AnswerOf<'refuseAtDesk'>> = (deps, command, ctx) => {
  const desk = atTheDesk(deps, ctx, command.ticketId)
  if ('refusal' in desk) return desk
  const { procedureId, party, channel, cause, words, redirectTo } = command
  const wish = wishOf(deps, command)
  if ('refusal' in wish) return wish
  if (redirectTo !== undefined && !deps.store.config().agencies.has(redirectTo)) return refused('AGENCY_UNKNOWN')
  const draft = openDraft(deps, ctx)
  const refusalId = ctx.ids.next()
  draft.events.push({
    type: 'dossier.refused',
    payload: {
      ...{ refusalId, dossierId: null, officerId: desk.officerId, counterId: desk.counterId, ticketId: desk.ticketId },
      visitId: (desk.ticketId && deps.store.dossiers.visitOf(desk.ticketId)) ?? null,
      ...{ procedureId: procedureId ?? null, channel, cause, redirectTo: redirectTo ?? null, collectBy: null },
      party: draft.party(party),
      words: draft.words(words),
    },
  })
  const slip = issueSlip(deps, ctx, draft, {
    ...{ kind: 'refusal', dossierIds: [], aboutId: refusalId, fieldId: wish.fieldId },
    content: {
      code: null,
      of: slipParty(party),
      procedure: wish.procedure,
      reason: [words, whereTo(deps, redirectTo)].filter(Boolean).join(' '),
      receiver: desk.officerName,
    },
  })
  return draft.decide(() => ({ refusalId, slips: [slip].filter(isSlip) }))
}

/** The agency that is competent, with its address and telephone as far as they are known. */
function whereTo(deps: Deps, agencyId: string | undefined): string {
  const agency = agencyId === undefined ? undefined : deps.store.config().agencyContacts.get(agencyId)
  if (!agency) return ''
  const { name, address, phone } = agency
  return `Đề nghị ông/bà liên hệ ${[name, address, phone && `điện thoại ${phone}`].filter(Boolean).join(', ')}.`
}

/** What was asked for: a procedure of the list, or the citizen's own words. */
function wishOf(
  deps: Deps,
  { procedureId, subject }: BodyOf<'refuseAtDesk'>,
): { procedure: { code: string; name: string }; fieldId: string | null } | Refused {
  if (procedureId === undefined)
    return subject === undefined
      ? refused('BAD_REQUEST', { field: 'subject' })
      : { procedure: { code: '', name: subject }, fieldId: null }
  const row = deps.store.catalogue().rows.get(procedureId)
  if (!row) return refused('PROCEDURE_UNKNOWN')
  return { procedure: { code: row.view.code, name: row.view.name }, fieldId: row.fieldId }
}

/** Every agency that somebody may be directed to. */
export const listAgencies: UseCase<Record<never, never>, AnswerOf<'listAgencies'>> = (deps) => ({
  answer: () => ({ agencies: [...deps.store.config().agencyContacts.values()] }),
})

/**
 * The agency's refusal after acceptance (TT-4.3đ): it is the result, on a refusal slip, and waits at the counter like one.
 */
export const refuseDossier: UseCase<BodyOf<'refuseDossier'> & { dossierId: string }, DossierNow> = (
  deps,
  { dossierId, cause, words },
  ctx,
) => {
  const at = atStep(deps, ctx, dossierId, 'refuse')
  if ('refusal' in at) return at
  const { row, draft } = at
  const { counterId, officerId } = actorOf(ctx)
  const party = ownerOf(deps, dossierId)
  const refusalId = ctx.ids.next()
  const slip = issueSlip(deps, ctx, draft, {
    ...{ kind: 'refusal', dossierIds: [dossierId], aboutId: refusalId, fieldId: row.fieldId },
    content: {
      code: row.code,
      of: slipParty(party),
      procedure: procedureOf(deps, row),
      reason: words,
      receiver: deps.store.config().officers.get(officerId)?.name ?? '',
    },
  })
  const payload = {
    ...{ refusalId, dossierId, officerId, counterId, ticketId: null, visitId: row.visitId },
    ...{ procedureId: row.procedureId, channel: row.channel, cause, redirectTo: null },
    party: draft.party(party),
    words: draft.words(words),
    collectBy: collectBy(deps, ctx, row.agencyId),
  }
  return endStep(deps, at, { type: 'dossier.refused', payload }, [slip].filter(isSlip))
}
