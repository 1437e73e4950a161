import type { TicketView, Unserved } from '../../../shared/api/views.ts'
import { capacityFor } from '../../../shared/domain/queue/capacity.ts'
import { forecastWait, newPace, shownEstimate } from '../../../shared/domain/queue/pace.ts'
import type { Forecast } from '../../../shared/domain/queue/pace.ts'
import { businessDate, localMinutes } from '../../../shared/domain/time/vietnam-time.ts'
import type { ServiceRow } from '../store/config-store.ts'
import type { Ctx, Deps } from './context.ts'
import { serviceOpening } from './service-opening.ts'

const MINUTES_PER_HOUR = 60

/** What citizens and pages are told of a wait: minutes, or why nobody can say any. */
export type ToldWait = Pick<TicketView, 'estimate' | 'unserved'>

/** The wait of somebody with so many ahead: from what the service has learned and the counters that serve it now. */
export function forecastFor({ store }: Deps, ctx: Ctx, service: ServiceRow, ahead: number): Forecast {
  const withPeople = store.days.withPeople(ctx.businessDate)
  return forecastWait(store.days.pace(service.id) ?? newPace(service.usualMinutes), {
    ahead,
    ...capacityFor(service.id, store.openCounters(), (serviceId) => withPeople.has(serviceId)),
    hour: Math.floor(localMinutes(ctx.now) / MINUTES_PER_HOUR),
    date: ctx.businessDate,
  })
}

/** A forecast as it is told. While no counter serves the line nobody calls: then minutes would be invented. */
export const toldWait = (deps: Deps, ctx: Ctx, service: ServiceRow, forecast: Forecast): ToldWait =>
  forecast.open ? { estimate: shownEstimate(forecast) } : { estimate: null, unserved: unservedNow(deps, ctx, service) }

/** The wait of somebody with so many ahead, as it is told. */
export const waitFor = (deps: Deps, ctx: Ctx, service: ServiceRow, ahead: number): ToldWait =>
  toldWait(deps, ctx, service, forecastFor(deps, ctx, service, ahead))

/** Officers work on after the cut-off of reception (BD-5.3): counters begin again with the working hours of this day. */
function unservedNow(deps: Deps, ctx: Ctx, { id, agencyId }: ServiceRow): Unserved {
  const why = deps.store.pausedServices().has(id) ? 'paused' : 'closed'
  const { open, opensAt, closedReason } = serviceOpening(deps, ctx, { kind: 'result', agencyId })
  if (!open && opensAt !== undefined && businessDate(opensAt) === ctx.businessDate) return { why, opensAt }
  // Whoever only paused is still there; otherwise nobody opens a counter for a number of today any more.
  const isOver = why === 'closed' && (closedReason === 'after-hours' || closedReason === 'day-off')
  return { why: isOver ? 'over' : why }
}
