import type { AnswerOf } from '../../../shared/api/operations.ts'
import type { UndoView } from '../../../shared/api/views.ts'
import type { NewEvent } from '../../../shared/domain/events/catalogue.ts'
import type { TicketRow } from '../store/ticket-store.ts'
import { actorOf, refused } from './context.ts'
import type { Ctx, Deps, UseCase } from './context.ts'
import { ownCounter } from './own-counter.ts'
import { counterView, DEFAULTS, ticketView } from './views.ts'

const MS_PER_SECOND = 1_000

/**
 * The step that the officer of a counter may take back now; null when there is none, when it is too long ago (setting
 * `desk.undoSeconds`), or when a citizen has rated what would be undone.
 */
export function undoable(deps: Deps, ctx: Ctx, counterId: string, officerId: string | null): UndoView | null {
  const found = lastStep(deps, ctx, counterId, officerId)
  return found && { seq: found.seq, step: found.step, number: found.ticket?.number ?? null, until: found.until }
}

function lastStep(deps: Deps, ctx: Ctx, counterId: string, officerId: string | null) {
  const { store } = deps
  const last = store.steps.last(counterId)
  if (!last || last.officerId !== officerId) return null
  const seconds = store.config().setting('desk.undoSeconds', ctx.businessDate) ?? DEFAULTS.undoSeconds
  const until = last.atMs + seconds * MS_PER_SECOND
  // A clock that was set back makes a step neither younger nor older than the setting allows.
  if (Math.abs(ctx.now - last.atMs) >= seconds * MS_PER_SECOND) return null
  const ticket = last.ticketId === null ? null : (store.tickets.byId(last.ticketId) ?? null)
  return ticket && !mayGoBack(deps, ctx, ticket) ? null : { ...last, until, ticket }
}

/** No line is called for a day that is over, and what a citizen has rated has happened. */
const mayGoBack = ({ store }: Deps, ctx: Ctx, ticket: TicketRow): boolean =>
  ticket.businessDate === ctx.businessDate &&
  !(ticket.state === 'finished' && store.ratings.sourceOf(ticket.id) !== undefined)

/**
 * Takes back the last step of the counter: the ticket or the counter is again where it was, at its old place in line.
 * `seq` names the step that the officer saw, so that a step that came meanwhile is never undone by mistake.
 */
export const undoStep: UseCase<{ counterId: string; seq: number }, AnswerOf<'undoStep'>> = (deps, command, ctx) => {
  const own = ownCounter(deps, command.counterId, ctx)
  if ('refusal' in own) return own
  const { officerId } = actorOf(ctx)
  const { counterId } = command
  const last = lastStep(deps, ctx, counterId, officerId)
  if (last?.seq !== command.seq) return refused('UNDO_TOO_LATE')
  const { seq, step, ticket } = last
  const taken = { counterId, officerId, step, undone: seq }
  const event: NewEvent = ticket
    ? { type: 'ticket.undone', payload: { ticketId: ticket.id, number: ticket.number, ...taken } }
    : { type: 'counter.undone', payload: taken }
  return {
    events: [event],
    answer: () => {
      const after = ticket && deps.store.tickets.byId(ticket.id)
      return { counter: counterView(deps, counterId), ticket: after ? ticketView(deps, ctx, after) : null }
    },
  }
}
