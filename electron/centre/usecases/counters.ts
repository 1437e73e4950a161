import type { AnswerOf } from '../../../shared/api/operations.ts'
import type { NewEvent } from '../../../shared/domain/events/catalogue.ts'
import { OWN_WORDS } from '../../../shared/domain/desk/reasons.ts'
import { COUNTER_MOVES, move } from '../../../shared/domain/states.ts'
import { actorOf, refused } from './context.ts'
import type { Ctx, Decision, Deps, UseCase } from './context.ts'
import { ownCounter } from './own-counter.ts'
import { takeReason } from './reasons.ts'
import { counterView } from './views.ts'

type Command = { counterId: string; reason?: string | undefined }
type Answer = AnswerOf<'openCounter'>

/** Opens the counter, or goes on after a pause. Opening an open counter changes nothing. */
export const openCounter: UseCase<Command, Answer> = (deps, { counterId }, ctx) =>
  change(deps, ctx, counterId, 'open', (officerId) => ({ type: 'counter.opened', payload: { counterId, officerId } }))

/** Pauses with a reason; without one it counts as `other`. A citizen being served is not sent away by it. */
export const pauseCounter: UseCase<Command, Answer> = (deps, { counterId, reason: text }, ctx) => {
  const { reason, persons } = takeReason(deps, ctx, text ?? OWN_WORDS)
  const decision = change(deps, ctx, counterId, 'pause', (officerId) => ({
    type: 'counter.paused',
    payload: { counterId, officerId, reason },
  }))
  return decision.events?.length ? { ...decision, persons } : decision
}

/** Closes the counter. Refused while somebody is being served there. */
export const closeCounter: UseCase<Command, Answer> = (deps, { counterId, reason: text }, ctx) => {
  const counter = deps.store.desks.counter(counterId)
  if (counter?.ticketId && actorOf(ctx).counterId === counterId)
    return refused('TICKET_IN_SERVICE', { ticketId: counter.ticketId })
  const taken = text === undefined ? null : takeReason(deps, ctx, text)
  const decision = change(deps, ctx, counterId, 'close', (officerId) => ({
    type: 'counter.closed',
    payload: { counterId, officerId, reason: taken?.reason ?? null },
  }))
  return taken && decision.events?.length ? { ...decision, persons: taken.persons } : decision
}

const REACHED = { open: 'open', pause: 'paused', close: 'closed' } as const

/** A person who presses twice means it once: a counter already in the wanted state is answered as it stands. */
function change(
  deps: Deps,
  ctx: Ctx,
  counterId: string,
  step: keyof typeof REACHED,
  event: (officerId: string) => NewEvent,
): Decision<Answer> {
  const own = ownCounter(deps, counterId, ctx)
  if ('refusal' in own) return own
  const answer = () => ({ counter: counterView(deps, counterId) })
  if (own.counter.state === REACHED[step]) return { answer }
  if (!move(COUNTER_MOVES, own.counter.state, step)) return refused('COUNTER_STATE', { state: own.counter.state })
  return { events: [event(actorOf(ctx).officerId)], answer }
}
