import type { AnswerOf } from '../../../shared/api/operations.ts'
import { hoursNotices } from '../../../shared/domain/calendar/hours-notice.ts'
import type { CounterState } from '../../../shared/api/views.ts'
import type { CounterRow } from '../store/desk-store.ts'
import type { TicketRow } from '../store/ticket-store.ts'
import type { Ctx, Deps } from './context.ts'
import { hallView } from './hall-session.ts'
import { ownPrinter } from './printers.ts'
import { ratingScale } from './rate-service.ts'
import { serviceOpening } from './service-opening.ts'
import { centreView, serviceView, stateOf, ticketView } from './views.ts'

/** What hall, kiosk, tablet and phone see. */

export function listServices(deps: Deps, ctx: Ctx): AnswerOf<'listServices'> {
  const services = [...deps.store.config().services.values()].map((service) => serviceView(deps, ctx, service))
  return {
    centre: centreView(deps, ctx),
    services,
    printer: ownPrinter(deps, ctx),
    now: ctx.now,
    through: deps.through(),
  }
}

const LAST_CALLS = 12
const NEXT_NUMBERS = 8

/**
 * The board: tickets at a counter now, the last calls, the next numbers. A board bound to counters shows only theirs
 * (decisions.md 12).
 */
export function getBoard(deps: Deps, ctx: Ctx): AnswerOf<'getBoard'> {
  const config = deps.store.config()
  const shown = ctx.caller.kind === 'device' ? ctx.caller.device.counterIds : []
  const counters = [...config.counters.values()].filter((counter) => shown.length === 0 || shown.includes(counter.id))
  const numbers = new Map(counters.map((counter) => [counter.id, counter.number]))
  const rows = counters.map((counter) => ({ ...counter, ...atCounter(deps, ctx, counter.id) }))
  const current = rows.flatMap(({ serving }) => serving ?? [])
  const currentIds = new Set(current.map(({ id }) => id))
  const ended = lastCalls(deps, ctx, shown, LAST_CALLS + current.length).filter((row) => !currentIds.has(row.id))
  const calls = [...current, ...ended.slice(0, LAST_CALLS)].sort(lastCalledFirst)
  return {
    centre: centreView(deps, ctx),
    calls: calls.map((row) => ({ ...boardCall(row, numbers), current: currentIds.has(row.id) })),
    next: nextNumbers(
      deps,
      ctx,
      new Set(counters.flatMap((counter) => counter.services.map((served) => served.serviceId))),
    ),
    counters: rows.map(({ id, number, state, serving }) => ({ id, number, state, serving: serving?.number ?? null })),
    notices: [...hoursNotices(config, ctx.businessDate), ...(config.setting('centre.notices', ctx.businessDate) ?? [])],
    opening: serviceOpening(deps, ctx, { kind: 'reception', agencyId: null }),
    hall: hallView(deps, ctx),
    now: ctx.now,
    through: deps.through(),
  }
}

/** State of a counter and who is there. A citizen whom nobody finished yesterday went home with those of the counter. */
function atCounter({ store }: Deps, ctx: Ctx, counterId: string): { state: CounterState; serving: TicketRow | null } {
  const desk = store.desks.counter(counterId)
  const state = desk?.state ?? 'closed'
  const ticket = desk?.ticketId ? store.tickets.byId(desk.ticketId) : undefined
  const isHere = ticket && (state !== 'closed' || ticket.businessDate === ctx.businessDate)
  return { state, serving: isHere ? ticket : null }
}

const CALLED = ['called', 'finished', 'no-show', 'held'] as const
const lastCalledFirst = (a: TicketRow, b: TicketRow): number => (b.calledSeq ?? 0) - (a.calledSeq ?? 0)

/** The newest calls of the day, the newest first: of all counters, or of some, however seldom those call. */
function lastCalls({ store: { tickets } }: Deps, ctx: Ctx, counterIds: readonly string[], limit: number): TicketRow[] {
  if (counterIds.length === 0) return tickets.calls(ctx.businessDate, limit)
  return counterIds
    .flatMap((id) => CALLED.flatMap((state) => tickets.ofCounter(ctx.businessDate, id, state, limit)))
    .sort(lastCalledFirst)
    .slice(0, limit)
}

const boardCall = (row: TicketRow, numbers: ReadonlyMap<string, number>) => ({
  ticketId: row.id,
  number: row.number,
  counterId: row.counterId ?? '',
  counterNumber: numbers.get(row.counterId ?? '') ?? 0,
  calledAt: row.calledMs ?? 0,
  calls: row.calls,
})

/** The numbers with the earliest places of the shown services, priority first: probable, not promised. */
function nextNumbers({ store }: Deps, ctx: Ctx, serviceIds: ReadonlySet<string>) {
  const of = (priority: 0 | 1) =>
    [...serviceIds]
      .flatMap((serviceId) => store.tickets.heads(ctx.businessDate, serviceId, priority, NEXT_NUMBERS))
      .sort((a, b) => a.order - b.order)
  return [...of(1).slice(0, 2), ...of(0)].slice(0, NEXT_NUMBERS).flatMap((head) => {
    const row = store.tickets.byId(head.ticketId)
    return row ? [{ number: row.number, serviceId: row.serviceId }] : []
  })
}

const RATING_WINDOW_MS = 30 * 60_000

/** The tablet of a counter: who sits there, and the service that may be rated now. */
export function getRatingDesk(deps: Deps, ctx: Ctx): AnswerOf<'getRatingDesk'> {
  const { store } = deps
  const counterId = ctx.caller.kind === 'device' ? ctx.caller.device.counterIds[0] : undefined
  const desk = counterId === undefined ? undefined : store.desks.counter(counterId)
  const officer = desk?.officerId ? store.config().officers.get(desk.officerId) : undefined
  return {
    centre: centreView(deps, ctx),
    counterNumber: (desk && store.config().counters.get(desk.id)?.number) ?? null,
    officer: officer ? { name: officer.name, position: officer.position, picture: officer.picture } : null,
    pending: desk ? pendingRating(deps, ctx, desk) : null,
    ...ratingScale(deps, ctx),
    now: ctx.now,
    through: deps.through(),
  }
}

/**
 * The newest finished service of a counter, until the next one is called, half an hour is over, it is rated or the
 * citizen did not want to.
 */
function pendingRating({ store, secrets }: Deps, ctx: Ctx, desk: CounterRow): AnswerOf<'getRatingDesk'>['pending'] {
  if (desk.ticketId !== null) return null
  const newest = store.tickets.ofCounter(ctx.businessDate, desk.id, 'finished', 1)[0]
  if (!newest?.endedMs || ctx.now - newest.endedMs >= RATING_WINDOW_MS) return null
  if (isRated(store, newest.id) || store.ratings.isDeclined(newest.id)) return null
  return { token: secrets.rating(newest.id), number: newest.number, finishedAt: newest.endedMs }
}

/** Whether a citizen has rated it: what proves no source leaves the place free. */
function isRated({ ratings }: Deps['store'], ticketId: string): boolean {
  const source = ratings.sourceOf(ticketId)
  return source !== undefined && source !== 'other'
}

/** The phone page of one ticket by its secret; null when the secret is not ours. */
export function getPhoneTicket(deps: Deps, ctx: Ctx, secret: string): AnswerOf<'getPhoneTicket'> | null {
  const ticketId = deps.secrets.openPhone(secret)
  const row = ticketId === null ? undefined : deps.store.tickets.byId(ticketId)
  if (!row) return null
  const { print: _print, printCause: _cause, phoneUrl: _url, ...ticket } = ticketView(deps, ctx, row)
  const mayRate =
    stateOf(ctx, row) === 'finished' && row.businessDate === ctx.businessDate && !isRated(deps.store, row.id)
  return {
    centre: centreView(deps, ctx),
    ticket,
    hall: row.businessDate === ctx.businessDate ? hallView(deps, ctx) : null,
    ratingToken: mayRate ? deps.secrets.phoneRating(row.id) : null,
    ...ratingScale(deps, ctx),
    now: ctx.now,
  }
}
