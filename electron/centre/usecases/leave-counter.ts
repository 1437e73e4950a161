import type { AnswerOf, BodyOf } from '../../../shared/api/operations.ts'
import { move, TICKET_MOVES } from '../../../shared/domain/states.ts'
import { answerTicket, ticketAtOwnCounter } from './call-ticket.ts'
import { actorOf, refused } from './context.ts'
import type { Ctx, Deps, UseCase } from './context.ts'
import { takeReason } from './reasons.ts'
import { stateOf } from './views.ts'

/** The ways a ticket leaves the counter that called it. */

/** Nobody came. The ticket can be called or put back into its line again the same day. */
export const markNoShow: UseCase<{ ticketId: string }, AnswerOf<'markNoShow'>> = (deps, { ticketId }, ctx) => {
  const own = ticketAtOwnCounter(deps, ticketId, ctx)
  if ('refusal' in own) return own
  const { counterId, officerId } = own
  return {
    events: [{ type: 'ticket.noShow', payload: { ticketId, counterId, officerId } }],
    answer: answerTicket(deps, ctx, ticketId),
  }
}

/** The present ticket when it may wait again. One of a day that is over may only end: no line is called for that day. */
function ticketThatMayWait(deps: Deps, ticketId: string, ctx: Ctx): ReturnType<typeof ticketAtOwnCounter> {
  const own = ticketAtOwnCounter(deps, ticketId, ctx)
  return 'row' in own && own.row.businessDate < ctx.businessDate ? refused('TICKET_EXPIRED') : own
}

/** Lets the citizen wait aside, e.g. for a copy, without losing the place. */
export const holdTicket: UseCase<{ ticketId: string; reason: string }, AnswerOf<'holdTicket'>> = (
  deps,
  command,
  ctx,
) => {
  const own = ticketThatMayWait(deps, command.ticketId, ctx)
  if ('refusal' in own) return own
  const { ticketId, counterId, officerId } = own
  const { reason, persons } = takeReason(deps, ctx, command.reason)
  return {
    events: [{ type: 'ticket.held', payload: { ticketId, counterId, officerId, reason } }],
    persons,
    answer: answerTicket(deps, ctx, ticketId),
  }
}

/**
 * Puts a held or missed ticket back into its line, at the place of its arrival. While its counter is closed those do it
 * who serve the same service, so that nobody is left behind when an officer goes.
 */
export const resumeTicket: UseCase<{ ticketId: string }, AnswerOf<'resumeTicket'>> = (deps, { ticketId }, ctx) => {
  const row = deps.store.tickets.byId(ticketId)
  if (!row) return refused('TICKET_UNKNOWN')
  const state = row.businessDate < ctx.businessDate ? 'expired' : stateOf(ctx, row)
  if (state === 'expired') return refused('TICKET_EXPIRED')
  if (!move(TICKET_MOVES, state, 'resume')) return refused('TICKET_STATE', { state })
  const { counterId, officerId } = actorOf(ctx)
  if (counterId === null || !deps.store.tickets.mayTakeBack(ticketId, counterId, officerId))
    return refused('TICKET_NOT_AT_COUNTER')
  return {
    events: [{ type: 'ticket.resumed', payload: { ticketId, counterId, officerId } }],
    answer: answerTicket(deps, ctx, ticketId),
  }
}

/**
 * Sends the present ticket to a service or to a colleague's counter. The arrival is kept, so is the place in line. A
 * closed counter takes nobody; when one closes, those sent there wait for all counters of their service again.
 */
export const transferTicket: UseCase<{ ticketId: string; to: BodyOf<'transferTicket'> }, AnswerOf<'transferTicket'>> = (
  deps,
  command,
  ctx,
) => {
  const own = ticketThatMayWait(deps, command.ticketId, ctx)
  if ('refusal' in own) return own
  const { ticketId, counterId, officerId, row } = own
  const { to } = command
  if ('serviceId' in to) {
    if (!deps.store.config().services.has(to.serviceId)) return refused('SERVICE_UNKNOWN')
  } else {
    const target = deps.store.desks.counter(to.counterId)
    if (!target) return refused('COUNTER_UNKNOWN')
    if (to.counterId === counterId) return refused('TRANSFER_TARGET')
    if (target.state === 'closed') return refused('TRANSFER_TARGET', { state: target.state })
  }
  const target =
    'serviceId' in to
      ? { toServiceId: to.serviceId, toCounterId: null }
      : { toServiceId: row.serviceId, toCounterId: to.counterId }
  return {
    events: [{ type: 'ticket.transferred', payload: { ticketId, counterId, officerId, ...target } }],
    answer: answerTicket(deps, ctx, ticketId),
  }
}

/** Ends the service. The answer carries the one-use token with which the citizen may rate it (KT-5.2e). */
export const finishTicket: UseCase<{ ticketId: string }, AnswerOf<'finishTicket'>> = (deps, { ticketId }, ctx) => {
  const own = ticketAtOwnCounter(deps, ticketId, ctx)
  if ('refusal' in own) return own
  const { counterId, officerId } = own
  const serviceMs = deps.store.tickets.serviceMs(ticketId, ctx.now)
  const answer = answerTicket(deps, ctx, ticketId)
  return {
    events: [{ type: 'ticket.finished', payload: { ticketId, counterId, officerId, serviceMs } }],
    answer: () => ({ ...answer(), ratingToken: deps.secrets.rating(ticketId) }),
  }
}
