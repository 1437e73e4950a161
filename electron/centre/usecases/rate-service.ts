import type { AnswerOf, BodyOf } from '../../../shared/api/operations.ts'
import { DEFAULT_LOW_REASONS, isLevel } from '../../../shared/domain/rating/scale.ts'
import { makePerson } from '../journal/persons.ts'
import { refused } from './context.ts'
import type { Ctx, Deps, UseCase } from './context.ts'
import { DEFAULTS } from './views.ts'

/** The centre's scale and its list of reasons. */
export function ratingScale({ store }: Deps, ctx: Ctx) {
  const { setting } = store.config()
  return {
    levels: setting('rating.levels', ctx.businessDate) ?? DEFAULTS.ratingLevels,
    reasons: setting('rating.reasons', ctx.businessDate) ?? [...DEFAULT_LOW_REASONS],
  }
}

/**
 * Rates a finished service, once, with its token; from the counter's tablet or the citizen's phone, never from an
 * officer's session (KT-5.2e: no untrue ratings).
 */
export const rateService: UseCase<BodyOf<'rateService'>, AnswerOf<'rateService'>> = (deps, command, ctx) => {
  const source = sourceOf(ctx)
  if (source === null) return refused('FORBIDDEN')
  const service = servedBy(deps, command.token)
  if (service === null) return refused('RATING_TOKEN_INVALID')
  if (deps.store.desks.isRated(service.ticketId)) return refused('RATING_ALREADY_GIVEN')
  const { levels, reasons: known } = ratingScale(deps, ctx)
  if (!isLevel(command.level, levels)) return refused('BAD_REQUEST', { field: 'level' })
  const reasons = [...new Set(command.reasons)]
  if (reasons.some((code) => !known.some((reason) => reason.code === code))) return refused('RATING_REASON_UNKNOWN')
  const comment = command.comment ? makePerson(ctx.ids.next(), 'comment', command.comment) : null
  const payload = { ...service, level: command.level, scale: levels, reasons, comment: comment?.ref ?? null, source }
  return {
    events: [{ type: 'rating.given', payload }],
    ...(comment ? { persons: [comment.row] } : {}),
    answer: () => ({}),
  }
}

/** Where a rating comes from; null for those who may not rate. */
function sourceOf({ caller }: Ctx): 'tablet' | 'phone' | null {
  if (caller.kind === 'nobody') return 'phone'
  return caller.kind === 'device' && caller.device.role === 'rating' ? 'tablet' : null
}

/** The finished service of a token: who served where. */
function servedBy({ store, secrets }: Deps, token: string) {
  const ticketId = secrets.openRating(token)
  const ticket = ticketId === null ? undefined : store.tickets.byId(ticketId)
  if (ticket?.state !== 'finished' || ticket.counterId === null || ticket.officerId === null) return null
  return { ticketId: ticket.id, counterId: ticket.counterId, officerId: ticket.officerId }
}
