import type { AnswerOf, BodyOf } from '../../../shared/api/operations.ts'
import type { HallReason, HallView } from '../../../shared/api/hall-views.ts'
import type { PersonRef } from '../../../shared/domain/events/config-events.ts'
import type { NewEvent } from '../../../shared/domain/events/catalogue.ts'
import { holding } from '../../../shared/domain/calendar/hall-session.ts'
import { businessDate } from '../../../shared/domain/time/vietnam-time.ts'
import { makePerson } from '../journal/persons.ts'
import type { PersonRow } from '../journal/persons.ts'
import type { HallRow } from '../store/reception-store.ts'
import { actorOf, refused } from './context.ts'
import type { Ctx, Deps, UseCase } from './context.ts'

/** As many ended numbers as anybody shows. */
const ENDED_SHOWN = 500

/**
 * The session as it holds by hand; null when the hours alone decide. Numbers that were ended with an apology are told
 * for as long as the closing holds.
 */
export function hallView({ store }: Deps, ctx: Ctx): HallView | null {
  const hand = handOf(store.reception.hall(ctx.businessDate), ctx.now)
  if (!hand || hand.state === 'planned') return null
  const { state, scope, sinceMs, untilMs, waiting } = hand
  const ended = store.reception
    .cancelled(ctx.businessDate, ENDED_SHOWN)
    .filter(({ cause, endedMs }) => cause === 'session-ended' && endedMs >= sinceMs)
    .map(({ number }) => number)
    .toSorted()
  return {
    state,
    reason: hand.reason ?? 'other',
    words: hand.words,
    scope,
    since: sinceMs,
    until: untilMs,
    waiting,
    ended,
  }
}

const handOf = (row: HallRow | undefined, now: number): HallRow | null => holding(row, now)

/** Everybody who waits now, whether for a service or for one counter. */
export function waitingIds({ store }: Deps, ctx: Ctx): string[] {
  const { tickets, reception, config } = store
  const inLines = [...config().everyService.keys()].flatMap((serviceId) =>
    ([0, 1] as const).flatMap((priority) => tickets.heads(ctx.businessDate, serviceId, priority, -1)),
  )
  return [...inLines.map(({ ticketId }) => ticketId), ...reception.sent(ctx.businessDate)]
}

/**
 * Closes the session (buổi): numbers stop at once, kiosks and boards say why. Those who wait are served to the end of
 * the working hours, keep their places for the next session of the day, or are ended one by one with an apology: nobody
 * is lost without a word. Closing a closed session changes its reason, its end and what becomes of those who wait.
 */
export const closeHall: UseCase<BodyOf<'closeHall'>, AnswerOf<'closeHall'>> = (deps, body, ctx) => {
  const until = body.until ?? null
  if (!isLaterToday(until, ctx) || (body.waiting === 'carry' && until === null))
    return refused('BAD_REQUEST', { field: 'until' })
  const { officerId } = actorOf(ctx)
  const { reason, persons } = said(ctx, body.reason, body.words)
  const waiting = waitingIds(deps, ctx)
  const ended = body.waiting === 'end' ? waiting : []
  const closed: NewEvent = {
    type: 'hall.sessionClosed',
    payload: { officerId, reason, scope: body.scope, until, waiting: body.waiting, left: waiting.length },
  }
  const apologies = ended.map((ticketId): NewEvent => ({
    type: 'ticket.cancelled',
    payload: { ticketId, officerId, cause: 'session-ended' },
  }))
  return {
    events: [closed, ...apologies],
    persons,
    answer: () => ({ ended: hallView(deps, ctx)?.ended ?? [], waiting: waiting.length - ended.length }),
  }
}

/** Opens the session again as the hours say, or goes on beyond them until a time of today (BD-5.4). */
export const openHall: UseCase<BodyOf<'openHall'>, AnswerOf<'openHall'>> = (deps, body, ctx) => {
  const until = body.until ?? null
  if (!isLaterToday(until, ctx)) return refused('BAD_REQUEST', { field: 'until' })
  if (deps.store.config().setting('hours', ctx.businessDate) === undefined) return refused('CENTRE_NOT_CONFIGURED')
  if (until === null && hallView(deps, ctx) === null) return refused('HALL_STATE')
  const { officerId } = actorOf(ctx)
  const taken = body.reason ? said(ctx, body.reason, body.words) : null
  const payload = { officerId, until, reason: taken?.reason ?? null }
  return { events: [{ type: 'hall.sessionOpened', payload }], persons: taken?.persons ?? [], answer: () => ({}) }
}

const isLaterToday = (until: number | null, ctx: Ctx): boolean =>
  until === null || (until > ctx.now && businessDate(until - 1) === ctx.businessDate)

type Said = { reason: { code: HallReason; words: PersonRef | null }; persons: PersonRow[] }

/** Own words are free text: erasable (decisions.md 2). */
function said(ctx: Ctx, code: HallReason, words: string | undefined): Said {
  if (words === undefined) return { reason: { code, words: null }, persons: [] }
  const { row, ref } = makePerson(ctx.ids.next(), 'words', words)
  return { reason: { code, words: ref }, persons: [row] }
}
