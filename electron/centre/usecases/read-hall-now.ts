import type { HallCounter, HallService, HallView, WaitingNumber } from '../../../shared/api/manager-views.ts'
import { quantile, waitFigures } from '../../../shared/domain/queue/figures.ts'
import { localMinutes } from '../../../shared/domain/time/vietnam-time.ts'
import type { CounterConfig, ServiceRow } from '../store/config-store.ts'
import type { DayTicketRow } from '../store/day-store.ts'
import type { Ctx, Deps } from './context.ts'
import { printersInNeed } from './printers.ts'
import { counterView, DEFAULTS, serviceView } from './views.ts'

const MS_PER_MINUTE = 60_000
const LONGEST_SHOWN = 8

/** The hall as those who lead the centre see it. One walk over the numbers of the day. */
export function getHall(deps: Deps, ctx: Ctx): HallView {
  const config = deps.store.config()
  const rows = deps.store.days.tickets(ctx.businessDate)
  const norms = normsOf(deps, ctx)
  const waits = rows.flatMap((row) => waitOf(row) ?? [])
  const count = (state: DayTicketRow['state']): number => rows.filter((row) => row.state === state).length
  return {
    norms,
    services: [...config.services.values()].map((service) => hallService(deps, ctx, service, rows)),
    counters: [...config.counters.values()].map((counter) => hallCounter(deps, counter, rows)),
    officers: hallOfficers(deps, rows),
    longest: rows
      .filter(({ state }) => state === 'waiting')
      .sort((a, b) => a.issuedMs - b.issuedMs || a.order - b.order)
      .slice(0, LONGEST_SHOWN)
      .map(waitingNumber),
    today: {
      issued: rows.length,
      waiting: count('waiting'),
      finished: count('finished'),
      noShow: count('no-show'),
      cancelled: count('cancelled'),
      waits: waitFigures(waits),
      withinNorm: partWithin(waits, norms.norm),
    },
    hours: hoursOf(rows),
    printers: printersInNeed(deps, ctx, null),
    now: ctx.now,
    through: deps.through(),
  }
}

function partWithin(waits: readonly number[], norm: number | null): number | null {
  if (norm === null || waits.length === 0) return null
  return waits.filter((wait) => wait <= norm).length / waits.length
}

/** The norms of waiting (law-facts §9: QĐ 468/QĐ-TTg, 27/3/2021); a centre that has not set them has none. */
function normsOf({ store }: Deps, ctx: Ctx): HallView['norms'] {
  const { setting } = store.config()
  return {
    norm: setting('wait.normMinutes', ctx.businessDate) ?? null,
    limit: setting('wait.limitMinutes', ctx.businessDate) ?? null,
    longPause: setting('counter.longPauseMinutes', ctx.businessDate) ?? DEFAULTS.longPauseMinutes,
  }
}

/** Minutes until the first call; null while it waits, and when nobody knows. */
const waitOf = ({ firstCallMs, issuedMs }: DayTicketRow): number | null =>
  firstCallMs === null ? null : Math.max(0, firstCallMs - issuedMs) / MS_PER_MINUTE

const waitingNumber = ({ number, serviceId, priority, issuedMs }: DayTicketRow): WaitingNumber => ({
  number,
  serviceId,
  priority: priority === 1,
  issuedAt: issuedMs,
})

/** A line: who waits in it now, and how those fared who took their number for it. */
function hallService(deps: Deps, ctx: Ctx, service: ServiceRow, rows: readonly DayTicketRow[]): HallService {
  const { agency: _agency, kind: _kind, waiting: _waiting, ...view } = serviceView(deps, ctx, service)
  const waiting = rows.filter(({ serviceId, state }) => serviceId === service.id && state === 'waiting')
  const given = rows.filter(({ letter }) => letter === service.letter)
  const oldest = waiting.reduce<DayTicketRow | null>(
    (first, row) => (first && first.issuedMs <= row.issuedMs ? first : row),
    null,
  )
  return {
    ...view,
    waiting: waiting.length,
    priorityWaiting: waiting.filter(({ priority }) => priority === 1).length,
    oldest: oldest && waitingNumber(oldest),
    waits: waitFigures(given.flatMap((row) => waitOf(row) ?? [])),
    finished: given.filter(({ state }) => state === 'finished').length,
    noShow: given.filter(({ state }) => state === 'no-show').length,
    openCounters: deps.store.desks.openServing(service.id),
  }
}

/** What somebody, a counter or an officer, did today. */
function doneBy(rows: readonly DayTicketRow[]) {
  const finished = rows.filter(({ state }) => state === 'finished')
  const ms = finished.reduce((sum, { serviceMs }) => sum + serviceMs, 0)
  return {
    finished: finished.length,
    noShow: rows.filter(({ state }) => state === 'no-show').length,
    meanServiceMinutes: finished.length === 0 ? null : ms / finished.length / MS_PER_MINUTE,
  }
}

function hallCounter(deps: Deps, { id }: CounterConfig, rows: readonly DayTicketRow[]): HallCounter {
  const { services, ...counter } = counterView(deps, id)
  const ticketId = deps.store.desks.counter(id)?.ticketId
  const current = ticketId ? deps.store.tickets.byId(ticketId) : undefined
  return {
    ...counter,
    since: deps.store.days.lastSpan(id)?.startMs ?? null,
    current: current
      ? { number: current.number, priority: current.priority === 1, calledAt: current.calledMs ?? current.issuedMs }
      : null,
    ...doneBy(rows.filter(({ counterId }) => counterId === id)),
    serviceIds: services.map((service) => service.id),
  }
}

/** Officers who sit at a counter or have served somebody today, those with most numbers first. */
function hallOfficers({ store }: Deps, rows: readonly DayTicketRow[]): HallView['officers'] {
  const { officers, counters } = store.config()
  const seats = new Map([...counters.values()].map(({ id, number }) => [store.desks.counter(id)?.officerId, number]))
  return [...officers.values()]
    .flatMap(({ id, name, position }) => {
      const own = rows.filter(({ officerId }) => officerId === id)
      const counterNumber = seats.get(id) ?? null
      return own.length === 0 && counterNumber === null ? [] : [{ id, name, position, counterNumber, ...doneBy(own) }]
    })
    .sort((a, b) => b.finished - a.finished || (a.counterNumber ?? 0) - (b.counterNumber ?? 0))
}

function hoursOf(rows: readonly DayTicketRow[]): HallView['hours'] {
  const byHour = Map.groupBy(rows, ({ issuedMs }) => Math.floor(localMinutes(issuedMs) / 60))
  return [...byHour]
    .sort(([a], [b]) => a - b)
    .map(([hour, own]) => ({
      hour,
      issued: own.length,
      median: quantile(
        own.flatMap((row) => waitOf(row) ?? []).sort((a, b) => a - b),
        0.5,
      ),
    }))
}
