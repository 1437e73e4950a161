import type { AnswerOf, BodyOf } from '../../../shared/api/operations.ts'
import type { TicketState } from '../../../shared/api/views.ts'
import { move, TICKET_MOVES } from '../../../shared/domain/states.ts'
import { makePerson } from '../journal/persons.ts'
import type { TicketRow } from '../store/ticket-store.ts'
import { answerTicket } from './call-ticket.ts'
import { actorOf, refused } from './context.ts'
import type { Ctx, Deps, Refused, UseCase } from './context.ts'
import { takeReason } from './reasons.ts'
import { priorityGroups, stateOf } from './views.ts'

/** What the reception desk does to one number (TT-8.4): never to one that is at a counter. */

/** A number of today in a state from which the step is legal, or the refusal that tells what is wrong. */
function ticketFor(
  deps: Deps,
  ctx: Ctx,
  ticketId: string,
  step: string,
): { row: TicketRow; state: TicketState } | Refused {
  const row = deps.store.tickets.byId(ticketId)
  if (!row) return refused('TICKET_UNKNOWN')
  const state = row.businessDate < ctx.businessDate ? 'expired' : stateOf(ctx, row)
  if (state === 'expired') return refused('TICKET_EXPIRED')
  return move(TICKET_MOVES, state, step) ? { row, state } : refused('TICKET_STATE', { state })
}

/**
 * Marks a waiting number as priority, or takes the mark away. It changes the class; inside the class the order stays by
 * arrival (product.md, invariant 2). The group is sensitive and erasable, only the mark stays (law-facts §8).
 */
export const setPriority: UseCase<{ ticketId: string; body: BodyOf<'setPriority'> }, AnswerOf<'setPriority'>> = (
  deps,
  { ticketId, body },
  ctx,
) => {
  const found = ticketFor(deps, ctx, ticketId, 'prioritise')
  if ('refusal' in found) return found
  const { officerId } = actorOf(ctx)
  const answer = answerTicket(deps, ctx, ticketId)
  const priority = body.group !== null
  // Who presses twice means it once.
  if ((found.row.priority === 1) === priority) return { answer }
  if (body.group !== null) {
    if (!priorityGroups(deps.store.config(), ctx).includes(body.group))
      return refused('BAD_REQUEST', { field: 'group' })
    const { row, ref } = makePerson(ctx.ids.next(), 'group', body.group)
    const payload = { ticketId, officerId, priority, group: ref, reason: null }
    return { events: [{ type: 'ticket.prioritySet', payload }], persons: [row], answer }
  }
  const { reason, persons } = takeReason(deps, ctx, body.reason)
  const payload = { ticketId, officerId, priority, group: null, reason }
  return { events: [{ type: 'ticket.prioritySet', payload }], persons, answer }
}

/** Moves a waiting number to another service: the number and the arrival stay, so does the place by arrival. */
export const moveTicket: UseCase<{ ticketId: string; serviceId: string }, AnswerOf<'moveTicket'>> = (
  deps,
  { ticketId, serviceId },
  ctx,
) => {
  const found = ticketFor(deps, ctx, ticketId, 'move')
  if ('refusal' in found) return found
  if (!deps.store.config().services.has(serviceId)) return refused('SERVICE_UNKNOWN')
  const { serviceId: fromServiceId } = found.row
  if (fromServiceId === serviceId) return refused('TRANSFER_TARGET')
  const payload = { ticketId, officerId: actorOf(ctx).officerId, fromServiceId, toServiceId: serviceId }
  return { events: [{ type: 'ticket.moved', payload }], answer: answerTicket(deps, ctx, ticketId) }
}

/**
 * Puts a number back into its line at its old place: one that was missed, one that was cancelled, and one that was put
 * aside at a counter that has closed. What an open counter has put aside is that officer's.
 */
export const returnTicket: UseCase<{ ticketId: string }, AnswerOf<'returnTicket'>> = (deps, { ticketId }, ctx) => {
  const found = ticketFor(deps, ctx, ticketId, 'resume')
  if ('refusal' in found) return found
  const { row, state } = found
  if (state !== 'held' && state !== 'no-show' && state !== 'cancelled') return refused('TICKET_STATE', { state })
  const counter = row.counterId === null ? undefined : deps.store.desks.counter(row.counterId)
  if (state === 'held' && counter && counter.state !== 'closed') return refused('TICKET_NOT_AT_COUNTER')
  const payload = { ticketId, officerId: actorOf(ctx).officerId, was: state }
  return { events: [{ type: 'ticket.returned', payload }], answer: answerTicket(deps, ctx, ticketId) }
}

/** Ends a number before its service: the citizen goes, or it was given by mistake. It may come back the same day. */
export const cancelTicket: UseCase<
  { ticketId: string; cause: BodyOf<'cancelTicket'>['cause'] },
  AnswerOf<'cancelTicket'>
> = (deps, { ticketId, cause }, ctx) => {
  const found = ticketFor(deps, ctx, ticketId, 'cancel')
  if ('refusal' in found) return found
  const payload = { ticketId, officerId: actorOf(ctx).officerId, cause }
  return { events: [{ type: 'ticket.cancelled', payload }], answer: answerTicket(deps, ctx, ticketId) }
}
