import type { AnswerOf, BodyOf } from '../../../shared/api/operations.ts'
import type { RatingSource } from '../../../shared/domain/events/rating-events.ts'
import { DEFAULT_LOW_REASONS, isLevel } from '../../../shared/domain/rating/scale.ts'
import { makePerson } from '../journal/persons.ts'
import type { TicketRow } from '../store/ticket-store.ts'
import { refused } from './context.ts'
import type { Ctx, Deps, UseCase } from './context.ts'
import { DEFAULTS } from './views.ts'

/** How the centre asks: its scale, its list of reasons, a second question (BD-18.2b), a call back. */
export function ratingScale({ store }: Deps, ctx: Ctx) {
  const { setting } = store.config()
  return {
    levels: setting('rating.levels', ctx.businessDate) ?? DEFAULTS.ratingLevels,
    reasons: setting('rating.reasons', ctx.businessDate) ?? [...DEFAULT_LOW_REASONS],
    process: setting('rating.process', ctx.businessDate) ?? false,
    followUp: setting('rating.followUp', ctx.businessDate) ?? true,
  }
}

type Rate = BodyOf<'rateService'>

/** A token opens nothing any more so long after the end of the service; a tablet without a line has time till then. */
const TOKEN_LIVES_MS = 7 * 86_400_000

/**
 * Rates a finished service, once, with its token; never from an officer's session (KT-5.2e: no untrue ratings). The end
 * of a service tells the officer the same token that the tablet gets, so the token alone proves nothing: what comes with
 * it from elsewhere than the tablet of that counter is kept apart (`source: other`), counts in no figure, and gives way
 * to the rating of the tablet or of the phone page, which has a token of its own.
 */
export const rateService: UseCase<Rate, AnswerOf<'rateService'>> = (deps, command, ctx) => {
  if (!mayRate(ctx)) return refused('FORBIDDEN')
  const rated = servedBy(deps, command.token, ctx)
  if (rated === null) return refused('RATING_TOKEN_INVALID')
  const before = deps.store.ratings.sourceOf(rated.service.ticketId)
  if (before !== undefined && (before !== 'other' || rated.source === 'other')) return refused('RATING_ALREADY_GIVEN')
  const { levels, reasons: known } = ratingScale(deps, ctx)
  for (const field of ['level', 'process'] as const)
    if (command[field] !== undefined && !isLevel(command[field], levels)) return refused('BAD_REQUEST', { field })
  const reasons = [...new Set(command.reasons)]
  if (reasons.some((code) => !known.some((reason) => reason.code === code))) return refused('RATING_REASON_UNKNOWN')
  const said = personsOf(command, ctx)
  const payload = {
    ...rated.service,
    level: command.level,
    scale: levels,
    ...(command.process === undefined ? {} : { process: command.process }),
    reasons,
    ...said.refs,
    source: rated.source,
    ...keptOf(command.keptMs, rated.endedMs, ctx),
  }
  return { events: [{ type: 'rating.given', payload }], persons: said.rows, answer: () => ({}) }
}

const mayRate = ({ caller }: Ctx): boolean =>
  caller.kind === 'nobody' || (caller.kind === 'device' && caller.device.role === 'rating')

/** What a citizen wrote or left, as rows that can be erased. */
function personsOf(command: Rate, ctx: Ctx) {
  const comment = command.comment ? makePerson(ctx.ids.next(), 'comment', command.comment) : null
  const contact = command.followUp ? makePerson(ctx.ids.next(), 'contact', command.followUp.phone) : null
  return {
    refs: { comment: comment?.ref ?? null, ...(contact ? { contact: contact.ref } : {}) },
    rows: [comment, contact].flatMap((person) => (person ? [person.row] : [])),
  }
}

/**
 * The citizen at the tablet touched "skip" or nothing. Counted once and only where nothing was rated; a rating from the
 * phone may still follow.
 */
export const declineRating: UseCase<BodyOf<'declineRating'>, AnswerOf<'declineRating'>> = (deps, command, ctx) => {
  const asked = servedBy(deps, command.token, ctx)
  if (asked === null || asked.source !== 'tablet') return refused('RATING_TOKEN_INVALID')
  const answer = () => ({})
  const { ticketId } = asked.service
  const before = deps.store.ratings.sourceOf(ticketId)
  if ((before !== undefined && before !== 'other') || deps.store.ratings.isDeclined(ticketId)) return { answer }
  const payload = { ...asked.service, how: command.how, ...keptOf(command.keptMs, asked.endedMs, ctx) }
  return { events: [{ type: 'rating.declined', payload }], answer }
}

/** How long it was kept; a device cannot date it before the end of the service. */
function keptOf(asked: number | undefined, endedMs: number, ctx: Ctx): { keptMs?: number } {
  const kept = Math.min(asked ?? 0, ctx.now - endedMs)
  return kept > 0 ? { keptMs: kept } : {}
}

/** The finished service of a token: who served where, and what the token and its bearer prove. */
function servedBy(deps: Deps, token: string, ctx: Ctx) {
  const fromPhone = deps.secrets.openPhoneRating(token)
  const ticketId = fromPhone ?? deps.secrets.openRating(token)
  const ticket = ticketId === null ? undefined : deps.store.tickets.byId(ticketId)
  if (ticket?.state !== 'finished' || ticket.counterId === null || ticket.officerId === null) return null
  const endedMs = ticket.endedMs ?? ctx.now
  if (ctx.now - endedMs > TOKEN_LIVES_MS) return null
  const service = { ticketId: ticket.id, counterId: ticket.counterId, officerId: ticket.officerId }
  return { service, endedMs, source: fromPhone === null ? sourceOf(ctx, ticket) : ('phone' as const) }
}

function sourceOf({ caller }: Ctx, ticket: TicketRow): RatingSource {
  const isOwnTablet =
    caller.kind === 'device' && ticket.counterId !== null && caller.device.counterIds.includes(ticket.counterId)
  return isOwnTablet ? 'tablet' : 'other'
}
