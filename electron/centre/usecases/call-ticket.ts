import type { AnswerOf } from '../../../shared/api/operations.ts'
import type { WhyNext } from '../../../shared/api/views.ts'
import type { NewEvent } from '../../../shared/domain/events/catalogue.ts'
import type { Turns } from '../../../shared/domain/events/queue-events.ts'
import { chooseNext } from '../../../shared/domain/queue/choose-next.ts'
import type { Choice, Head } from '../../../shared/domain/queue/choose-next.ts'
import { move, TICKET_MOVES } from '../../../shared/domain/states.ts'
import type { CounterRow } from '../store/desk-store.ts'
import type { HeadRow, TicketRow } from '../store/ticket-store.ts'
import { actorOf, refused } from './context.ts'
import type { Ctx, Deps, Refused, UseCase } from './context.ts'
import { ownCounter } from './own-counter.ts'
import { takeReason } from './reasons.ts'
import type { Reason } from './reasons.ts'
import { priorityMaxRun, stateOf, ticketView } from './views.ts'

const CLASSES = [0, 1] as const

export const toHead = <R extends HeadRow>(row: R): Head => ({ ...row, priority: row.priority === 1 })

/** What the rule of calling needs to know of a counter, without the tickets. */
export function choiceOf(
  deps: Deps,
  ctx: Ctx,
  counter: Pick<CounterRow, 'id' | 'turns'>,
): Omit<Choice, 'heads' | 'sentHere'> {
  return {
    weights: new Map(
      deps.store
        .config()
        .counters.get(counter.id)
        ?.services.map((served) => [served.serviceId, served.weight]),
    ),
    turns: counter.turns,
    priorityMaxRun: priorityMaxRun(deps, ctx),
    now: ctx.now,
  }
}

/** Calls the next number for this counter by the one rule; an empty queue answers `null` and writes nothing. */
export const callNext: UseCase<{ counterId: string }, AnswerOf<'callNext'>> = (deps, { counterId }, ctx) => {
  const own = counterThatMayCall(deps, counterId, ctx)
  if ('refusal' in own) return own
  const { tickets } = deps.store
  const choice = choiceOf(deps, ctx, own.counter)
  const heads = [...choice.weights.keys()].flatMap((serviceId) =>
    CLASSES.map((priority) => tickets.head(ctx.businessDate, serviceId, priority)).filter((row) => row !== undefined),
  )
  const sentHere = CLASSES.map((priority) => tickets.headSent(ctx.businessDate, counterId, priority)).filter(
    (row) => row !== undefined,
  )
  const chosen = chooseNext({ ...choice, heads: heads.map(toHead), sentHere: sentHere.map(toHead) })
  if (!chosen) return { answer: () => ({ ticket: null, why: null }) }
  const number = [...heads, ...sentHere].find((head) => head.ticketId === chosen.ticketId)?.number ?? ''
  const called = calledEvent(deps, ctx, counterId, {
    ticketId: chosen.ticketId,
    number,
    why: chosen.why,
    turns: chosen.turns,
    reason: null,
  })
  return { events: [called], answer: () => ({ ...answerTicket(deps, ctx, chosen.ticketId)(), why: chosen.why }) }
}

/** Calls a chosen ticket out of turn, with a reason that is journaled (product.md, invariant 2). */
export const callTicket: UseCase<{ counterId: string; ticketId: string; reason: string }, AnswerOf<'callTicket'>> = (
  deps,
  command,
  ctx,
) => {
  const own = counterThatMayCall(deps, command.counterId, ctx)
  if ('refusal' in own) return own
  const row = deps.store.tickets.byId(command.ticketId)
  if (!row) return refused('TICKET_UNKNOWN')
  const state = row.businessDate < ctx.businessDate ? 'expired' : stateOf(ctx, row)
  if (state === 'expired') return refused('TICKET_EXPIRED')
  if (state === 'called' || !move(TICKET_MOVES, state, 'call')) return refused('TICKET_STATE', { state })
  const { reason, persons } = takeReason(deps, ctx, command.reason)
  const why: WhyNext = { rule: 'chosen', waitedMinutes: Math.max(0, Math.floor((ctx.now - row.issuedMs) / 60_000)) }
  const called = calledEvent(deps, ctx, command.counterId, {
    ticketId: row.id,
    number: row.number,
    why,
    turns: own.counter.turns,
    reason,
  })
  return { events: [called], persons, answer: answerTicket(deps, ctx, row.id) }
}

/** Calls the present ticket once more. */
export const recallTicket: UseCase<{ ticketId: string }, AnswerOf<'recallTicket'>> = (deps, { ticketId }, ctx) => {
  const own = ticketAtOwnCounter(deps, ticketId, ctx)
  if ('refusal' in own) return own
  const { counterId, officerId, number } = own
  const counterNumber = deps.store.config().counters.get(counterId)?.number ?? 0
  return {
    events: [{ type: 'ticket.recalled', payload: { ticketId, counterId, officerId, number, counterNumber } }],
    answer: answerTicket(deps, ctx, ticketId),
  }
}

function counterThatMayCall(deps: Deps, counterId: string, ctx: Ctx): { counter: CounterRow } | Refused {
  const own = ownCounter(deps, counterId, ctx)
  if ('refusal' in own) return own
  if (own.counter.state !== 'open') return refused('COUNTER_NOT_OPEN')
  if (own.counter.ticketId !== null) return refused('TICKET_IN_SERVICE', { ticketId: own.counter.ticketId })
  return own
}

type Call = { ticketId: string; number: string; why: WhyNext; turns: Turns; reason: Reason | null }

function calledEvent(deps: Deps, ctx: Ctx, counterId: string, call: Call): NewEvent {
  const counterNumber = deps.store.config().counters.get(counterId)?.number ?? 0
  return { type: 'ticket.called', payload: { ...call, counterId, counterNumber, officerId: actorOf(ctx).officerId } }
}

/** The ticket as it stands after the events. */
export const answerTicket = (deps: Deps, ctx: Ctx, ticketId: string) => () => {
  const row = deps.store.tickets.byId(ticketId)
  if (!row) throw new Error(`no ticket ${ticketId}`)
  return { ticket: ticketView(deps, ctx, row) }
}

type TicketAtCounter = { row: TicketRow; ticketId: string; counterId: string; officerId: string; number: string }

/** The ticket in service at the caller's counter, or the refusal that tells what is wrong. */
export function ticketAtOwnCounter(deps: Deps, ticketId: string, ctx: Ctx): TicketAtCounter | Refused {
  const actor = actorOf(ctx)
  const row = deps.store.tickets.byId(ticketId)
  if (!row) return refused('TICKET_UNKNOWN')
  const state = stateOf(ctx, row)
  if (state === 'expired') return refused('TICKET_EXPIRED')
  if (state !== 'called') return refused('TICKET_STATE', { state })
  if (actor.counterId === null || row.counterId !== actor.counterId) return refused('TICKET_NOT_AT_COUNTER')
  return { row, ticketId, counterId: actor.counterId, officerId: actor.officerId, number: row.number }
}
