import type { AgencyCallView } from '../../../../shared/api/agency-views.ts'
import type { AnswerOf, BodyOf } from '../../../../shared/api/operations.ts'
import type { CallOutcome } from '../../../../shared/domain/agencies/agency-work.ts'
import type { CallRow } from '../../store/agency-store.ts'
import { actorOf, refused } from '../context.ts'
import type { Ctx, Deps, UseCase } from '../context.ts'
import { atTheDesk } from '../dossier/at-the-desk.ts'
import { contactOf, contactView } from './contacts.ts'

const MINUTE = 60_000

/**
 * Calls somebody of an agency that has no desk here (TQ-7.3, TQ-10.2). The time by which he has to be there runs from the
 * first call; a second one, to the reserve say, goes on from it.
 */
export const callAgency: UseCase<BodyOf<'callAgency'>, AnswerOf<'callAgency'>> = (deps, command, ctx) => {
  const { agencyId, contactId = null, ticketId } = command
  const desk = atTheDesk(deps, ctx, ticketId)
  if ('refusal' in desk) return desk
  if (!deps.store.config().agencies.has(agencyId)) return refused('AGENCY_UNKNOWN')
  if (contactId !== null && !contactOf(deps, agencyId, contactId)) return refused('CONTACT_UNKNOWN')
  const { officerId, counterId } = desk
  const open = lastCall(deps, ctx, agencyId)
  if (open?.endedMs === null)
    return {
      events: [{ type: 'agency.calledAgain', payload: { callId: open.id, officerId, contactId } }],
      answer: () => ({ callId: open.id, dueAt: open.dueMs }),
    }
  const minutes = deps.store.config().setting('agency.comesMinutes', ctx.businessDate, agencyId)
  const dueAt = minutes === undefined ? null : ctx.now + minutes * MINUTE
  const callId = ctx.ids.next()
  const payload = { callId, officerId, counterId, ticketId: desk.ticketId, agencyId, contactId, dueAt }
  return { events: [{ type: 'agency.called', payload }], answer: () => ({ callId, dueAt }) }
}

const ANSWERED: ReadonlySet<CallOutcome> = new Set(['came', 'by-phone'])

/** How the call ended; who came, or answered by telephone, after his time is counted (TQ-7.3). */
export const endAgencyCall: UseCase<BodyOf<'endAgencyCall'> & { callId: string }, AnswerOf<'endAgencyCall'>> = (
  { store },
  { callId, outcome },
  ctx,
) => {
  const row = store.agencies.call(callId)
  if (!row || row.endedMs !== null || row.businessDate !== ctx.businessDate) return refused('AGENCY_CALL_OVER')
  const late = ANSWERED.has(outcome) && row.dueMs !== null && ctx.now > row.dueMs
  const payload = { callId, officerId: actorOf(ctx).officerId, outcome, late }
  return { events: [{ type: 'agency.callEnded', payload }], answer: () => ({ callId, late }) }
}

/** The last call of today from the officer's own desk to an agency. */
export function lastCall({ store }: Deps, ctx: Ctx, agencyId: string): CallRow | undefined {
  const { counterId, officerId } = actorOf(ctx)
  const isOwn = (row: CallRow): boolean =>
    counterId === null ? row.officerId === officerId : row.counterId === counterId
  return store.agencies.callsOf(ctx.businessDate).find((row) => row.agencyId === agencyId && isOwn(row))
}

export function callView(deps: Deps, ctx: Ctx, row: CallRow): AgencyCallView {
  const { agencies, counters, officers } = deps.store.config()
  const { counterId, officerId } = actorOf(ctx)
  const contact = row.contactId === null ? undefined : deps.store.agencies.contact(row.contactId)
  return {
    ...{ id: row.id, agencyId: row.agencyId, agency: agencies.get(row.agencyId) ?? row.agencyId },
    counterNumber: row.counterId === null ? null : (counters.get(row.counterId)?.number ?? null),
    isMine: row.counterId === null ? row.officerId === officerId : row.counterId === counterId,
    ticketNumber: row.ticketId === null ? null : (deps.store.tickets.byId(row.ticketId)?.number ?? null),
    officer: officers.get(row.officerId)?.name ?? '',
    contact: contact ? contactView(deps, contact) : null,
    ...{ calls: row.calls, at: row.atMs, dueAt: row.dueMs, endedAt: row.endedMs, outcome: row.outcome },
    late: row.late === 1,
  }
}
