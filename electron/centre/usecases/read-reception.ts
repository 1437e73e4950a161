import type {
  ReceptionCounter,
  ReceptionEntry,
  ReceptionPrinter,
  ReceptionService,
  ReceptionView,
} from '../../../shared/api/reception-views.ts'
import { formatNumber } from '../../../shared/domain/queue/ticket-number.ts'
import type { ServiceRow } from '../store/config-store.ts'
import type { TicketRow } from '../store/ticket-store.ts'
import type { Ctx, Deps } from './context.ts'
import { hallView, waitingIds } from './hall-session.ts'
import { nextNo, paperBlock } from './paper-numbers.ts'
import { paperOfRoll } from './paper-roll.ts'
import { nextSession } from './service-opening.ts'
import { centreView, counterView, paperOf, serviceView, stateOf } from './views.ts'

/** As many as a person looks through; the counts of the services are whole. */
const WAITING_SHOWN = 400
const ENDED_SHOWN = 60
const USUAL_POLICY = 'serve'

/** The hall as the reception desk sees it (TT-8.4). */
export function getReception(deps: Deps, ctx: Ctx): ReceptionView {
  const { store } = deps
  const config = store.config()
  return {
    centre: centreView(deps, ctx),
    services: [...config.services.values()].map((service) => receptionService(deps, ctx, service)),
    counters: [...config.counters.keys()].map((id) => receptionCounter(deps, id)),
    waiting: entries(deps, ctx, waitingIds(deps, ctx))
      .sort((a, b) => a.row.ord - b.row.ord)
      .slice(0, WAITING_SHOWN)
      .map(({ entry }) => entry),
    aside: entries(deps, ctx, store.reception.aside(ctx.businessDate, ENDED_SHOWN)).map(({ entry }) => entry),
    cancelled: entries(
      deps,
      ctx,
      store.reception.cancelled(ctx.businessDate, ENDED_SHOWN).map(({ id }) => id),
    ).map(({ entry }) => entry),
    printers: printers(deps, ctx),
    hall: hallView(deps, ctx),
    nextSession: nextSession(deps, ctx),
    waitingPolicy: config.setting('session.waiting', ctx.businessDate) ?? USUAL_POLICY,
    paperBlock: paperBlock(deps, ctx),
    now: ctx.now,
    through: deps.through(),
  }
}

function receptionService(deps: Deps, ctx: Ctx, service: ServiceRow): ReceptionService {
  const { from, to } = paperBlock(deps, ctx)
  const last = deps.store.reception.lastBetween(ctx.businessDate, service.letter, from, to)
  const nextCard = (last ?? from - 1) + 1
  return {
    ...serviceView(deps, ctx, service),
    nextNumber: formatNumber(service.letter, nextNo(deps, ctx, service.letter)),
    nextCard: nextCard > to ? null : nextCard,
  }
}

function receptionCounter(deps: Deps, counterId: string): ReceptionCounter {
  const { services: _services, ...counter } = counterView(deps, counterId)
  const ticketId = deps.store.desks.counter(counterId)?.ticketId ?? null
  const serving = ticketId === null ? null : (deps.store.tickets.byId(ticketId)?.number ?? null)
  return { ...counter, serving }
}

function entries(deps: Deps, ctx: Ctx, ids: readonly string[]): { row: TicketRow; entry: ReceptionEntry }[] {
  return ids.flatMap((id) => {
    const row = deps.store.tickets.byId(id)
    return row ? [{ row, entry: entryOf(deps, ctx, row) }] : []
  })
}

function entryOf(deps: Deps, ctx: Ctx, row: TicketRow): ReceptionEntry {
  const counterId = row.toCounterId ?? row.counterId
  return {
    id: row.id,
    number: row.number,
    serviceId: row.serviceId,
    state: stateOf(ctx, row),
    priority: row.priority === 1,
    issuedAt: row.issuedMs,
    counterNumber: (counterId !== null && deps.store.config().everyCounter.get(counterId)?.number) || null,
    byHand: row.byHand === 1,
    cancelCause: row.state === 'cancelled' ? (row.reasonCode as ReceptionEntry['cancelCause']) : null,
    ...paperOf(deps, ctx, row),
  }
}

/** Devices that print, each with its printer as last told, and whether its paper will soon be used up. */
function printers(deps: Deps, ctx: Ctx): ReceptionPrinter[] {
  const { store } = deps
  return [...store.config().devices.values()].flatMap(({ id, name, printerId }): ReceptionPrinter[] => {
    if (printerId === null) return []
    const row = store.desks.printer(printerId)
    if (!row) return [{ deviceId: id, name, printer: null }]
    const { state, cause, nearEnd } = row
    const isLow = nearEnd || paperOfRoll(deps, ctx, printerId).low
    return [{ deviceId: id, name, printer: { state, cause, nearEnd: isLow } }]
  })
}
