import type { Opening } from '../../../shared/api/views.ts'
import { openingInSession } from '../../../shared/domain/calendar/hall-session.ts'
import { openingAt } from '../../../shared/domain/calendar/opening.ts'
import { addDays, startOfDay } from '../../../shared/domain/time/vietnam-time.ts'
import type { Config, ServiceRow } from '../store/config-store.ts'
import type { Ctx, Deps } from './context.ts'

const MS_PER_MINUTE = 60_000

/** What decides the hours of a service. */
type Hours = Pick<ServiceRow, 'kind' | 'agencyId'>
type Remembered = { readonly minute: number; readonly opening: Opening }
const openings = new WeakMap<Config, Map<string, Remembered>>()

/**
 * What the hours say of a service: those of its agency, else of the centre (BD-5.2, BD-5.4, KT-4.1). Hours are in whole
 * minutes, so an answer holds for its minute, until the configuration changes.
 */
function plannedOpening({ store }: Deps, { kind, agencyId }: Hours, now: number): Opening {
  const config = store.config()
  const known = openings.get(config) ?? new Map<string, Remembered>()
  openings.set(config, known)
  const key = `${kind} ${agencyId ?? ''}`
  const minute = Math.floor(now / MS_PER_MINUTE)
  const remembered = known.get(key)
  if (remembered?.minute === minute) return remembered.opening
  const opening = openingOf(config, kind, agencyId, now)
  known.set(key, { minute, opening })
  return opening
}

function openingOf(config: Config, kind: ServiceRow['kind'], agencyId: string | null, now: number): Opening {
  const hours = (date: string) => config.setting('hours', date, agencyId) ?? null
  return openingAt({ hours, holidays: config.holidays, kind, now })
}

/** Whether a service gives numbers now: its hours, and what the reception desk has closed or lengthened by hand. */
export function serviceOpening(deps: Deps, ctx: Ctx, service: Hours): Opening {
  const { kind, agencyId } = service
  const config = deps.store.config()
  return openingInSession({
    plannedAt: (at) => (at === ctx.now ? plannedOpening(deps, service, at) : openingOf(config, kind, agencyId, at)),
    hand: deps.store.reception.hall(ctx.businessDate),
    kind,
    now: ctx.now,
  })
}

/**
 * Whether a citizen gets a number of this service now: its opening, and whether the day's numbers are used up
 * (setting `queue.dailyLimits`). `full` names when numbers are given on the next day that has any.
 */
export function givingNumbers(deps: Deps, ctx: Ctx, service: ServiceRow): Opening {
  const opening = serviceOpening(deps, ctx, service)
  const config = deps.store.config()
  const limit = config.setting('queue.dailyLimits', ctx.businessDate)?.[service.id]
  if (!opening.open || limit === undefined) return opening
  if (deps.store.tickets.given(ctx.businessDate, service.letter, service.id) < limit) return opening
  const tomorrow = startOfDay(addDays(ctx.businessDate, 1))
  const next = openingOf(config, service.kind, service.agencyId, tomorrow)
  const opensAt = next.open ? tomorrow : next.opensAt
  return { open: false, closedReason: 'full', ...(opensAt === undefined ? {} : { opensAt }) }
}

/** When the first numbers of a service are given on this day by its hours, ms; null: not today. */
export function firstOpening({ store }: Deps, ctx: Ctx, { kind, agencyId }: Hours): number | null {
  const start = startOfDay(ctx.businessDate)
  const { open, opensAt } = openingOf(store.config(), kind, agencyId, start)
  if (open) return start
  return opensAt !== undefined && opensAt < startOfDay(addDays(ctx.businessDate, 1)) ? opensAt : null
}

/** When the next session of today begins by the centre's own hours, ms; null when there is none. */
export function nextSession({ store }: Deps, ctx: Ctx): number | null {
  const config = store.config()
  const now = openingOf(config, 'reception', null, ctx.now)
  const then = now.open && now.closesAt !== undefined ? openingOf(config, 'reception', null, now.closesAt) : now
  const isToday = then.opensAt !== undefined && then.opensAt < startOfDay(addDays(ctx.businessDate, 1))
  return isToday ? (then.opensAt ?? null) : null
}
