import type { CancelCause } from '../../../shared/api/hall-views.ts'
import type {
  CentreView,
  CounterView,
  Estimate,
  PriorityGroup,
  TicketState,
  TicketView,
  PrintCause,
  PrintState,
  ServiceView,
  Opening,
} from '../../../shared/api/views.ts'
import { openingInSession } from '../../../shared/domain/calendar/hall-session.ts'
import { openingAt } from '../../../shared/domain/calendar/opening.ts'
import { capacityFor } from '../../../shared/domain/queue/capacity.ts'
import { aheadOf } from '../../../shared/domain/queue/estimate.ts'
import { forecastWait, newPace, shownEstimate } from '../../../shared/domain/queue/pace.ts'
import type { Forecast } from '../../../shared/domain/queue/pace.ts'
import { localMinutes } from '../../../shared/domain/time/vietnam-time.ts'
import { addDays, startOfDay } from '../../../shared/domain/time/vietnam-time.ts'
import type { Config, ServiceRow } from '../store/config-store.ts'
import type { TicketRow } from '../store/ticket-store.ts'
import type { Ctx, Deps } from './context.ts'
import { paperElsewhere } from './neighbours.ts'
import { pauseFields } from './reasons.ts'

const MS_PER_MINUTE = 60_000

export const DEFAULTS = {
  centreName: 'Trung tâm Phục vụ hành chính công',
  officeColour: '#9B1C1C',
  priorityMaxRun: 2,
  priorityGroups: ['elderly', 'disabled', 'pregnant', 'merit'],
  printExpiresMinutes: 30,
  ratingLevels: 5,
  loginMaxWrong: 5,
  loginLockMinutes: 5,
  longPauseMinutes: 15,
  undoSeconds: 60,
} as const

/** What every page says of the centre, its hotline too (TT-6.1). */
export function centreView({ store, demo }: Deps, ctx: Ctx): CentreView {
  const { setting } = store.config()
  const hotline = setting('centre.hotline', ctx.businessDate)
  return {
    name: setting('centre.name', ctx.businessDate) ?? DEFAULTS.centreName,
    demo,
    configured: setting('hours', ctx.businessDate) !== undefined,
    officeColour: setting('centre.officeColour', ctx.businessDate) ?? DEFAULTS.officeColour,
    ...(hotline ? { hotline } : {}),
    priorityGroups: priorityGroups(store.config(), ctx),
  }
}

/** The groups that a citizen may name here (law-facts §8). */
export const priorityGroups = ({ setting }: Config, ctx: Pick<Ctx, 'businessDate'>): PriorityGroup[] =>
  setting('priority.groups', ctx.businessDate) ?? [...DEFAULTS.priorityGroups]

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

/**
 * The wait of somebody with so many ahead: from what the service has learned and the counters that serve it now.
 * Before the first one opens it is told as if one will: an empty place on the paper helps nobody.
 */
export function forecastFor({ store }: Deps, ctx: Ctx, service: ServiceRow, ahead: number): Forecast {
  const withPeople = store.days.withPeople(ctx.businessDate)
  return forecastWait(store.days.pace(service.id) ?? newPace(service.usualMinutes), {
    ahead,
    ...capacityFor(service.id, store.openCounters(), (serviceId) => withPeople.has(serviceId)),
    hour: Math.floor(localMinutes(ctx.now) / 60),
    date: ctx.businessDate,
  })
}

/** `forecastFor` in whole minutes, as citizens read it. */
export const estimateFor = (deps: Deps, ctx: Ctx, service: ServiceRow, ahead: number): Estimate =>
  shownEstimate(forecastFor(deps, ctx, service, ahead))

export function serviceView(deps: Deps, ctx: Ctx, service: ServiceRow): ServiceView {
  const waiting = deps.store.tickets.waiting(ctx.businessDate, service.id)
  const total = waiting.normal + waiting.priority
  const estimate = estimateFor(deps, ctx, service, total)
  const opening = givingNumbers(deps, ctx, service)
  const agency = service.agencyId === null ? undefined : deps.store.config().agencies.get(service.agencyId)
  return {
    id: service.id,
    letter: service.letter,
    name: service.name,
    ...(service.nameEn === null ? {} : { nameEn: service.nameEn }),
    kind: service.kind,
    ...(agency ? { agency } : {}),
    waiting: total,
    estimate,
    ...opening,
    ...(mayPassCutOff(deps, ctx, opening, estimate) ? { mayPassCutOff: true } : {}),
  }
}

/** The long end of the wait reaches beyond the end of reception, and the centre wants its citizens asked. */
function mayPassCutOff({ store }: Deps, ctx: Ctx, { open, closesAt }: Opening, { high }: Estimate): boolean {
  if (!open || closesAt === undefined) return false
  if (store.config().setting('queue.warnBeforeCutOff', ctx.businessDate) === false) return false
  return ctx.now + high * MS_PER_MINUTE > closesAt
}

/** The state by rule: an unfinished ticket of an earlier business day is expired, without a job that says so. */
export function stateOf(ctx: Pick<Ctx, 'businessDate'>, row: Pick<TicketRow, 'state' | 'businessDate'>): TicketState {
  const unfinished = row.state === 'waiting' || row.state === 'held'
  return unfinished && row.businessDate < ctx.businessDate ? 'expired' : row.state
}

/** A job that waited too long is expired, whether or not a station has said so. */
export function jobState(ctx: Pick<Ctx, 'now'>, job: { state: PrintState; expiresMs: number }): PrintState {
  return job.state === 'queued' && ctx.now >= job.expiresMs ? 'expired' : job.state
}

type Paper = Pick<TicketRow, 'printState' | 'printExpiresMs' | 'printCause' | 'printerId'>

/** What became of the newest paper of a ticket. While it waits its cause is what its printer suffers from, if anything. */
export function paperOf(
  { store }: Deps,
  ctx: Pick<Ctx, 'now'>,
  paper: Paper,
): { print: PrintState; printCause: PrintCause | null } {
  const { printState, printExpiresMs, printCause, printerId } = paper
  const print = printExpiresMs === null ? printState : jobState(ctx, { state: printState, expiresMs: printExpiresMs })
  if (printerId === null || (print !== 'queued' && print !== 'taken')) return { print, printCause }
  return { print, printCause: store.desks.printer(printerId)?.cause ?? null }
}

/** People who will probably be called before a waiting ticket. */
export function aheadOfTicket(deps: Deps, ctx: Ctx, row: TicketRow): number {
  if (stateOf(ctx, row) !== 'waiting') return 0
  const priority = row.priority === 1
  const waiting = deps.store.tickets.waiting(row.businessDate, row.serviceId)
  return aheadOf({
    priority,
    sameBefore: deps.store.tickets.before(row.businessDate, row.serviceId, priority ? 1 : 0, row.ord),
    otherWaiting: priority ? waiting.normal : waiting.priority,
    priorityMaxRun: priorityMaxRun(deps, ctx),
  })
}

/** At most so many priority tickets in a row while others wait (law-facts §8). */
export const priorityMaxRun = ({ store }: Deps, ctx: Ctx): number =>
  store.config().setting('priority.maxRun', ctx.businessDate) ?? DEFAULTS.priorityMaxRun

/** Address of the phone page of a ticket; null when the centre has no public address (decisions.md 14). */
export function phoneUrl({ store, secrets, publicUrl }: Deps, ctx: Ctx, ticketId: string): string | null {
  const base = publicUrl ?? store.config().setting('centre.publicUrl', ctx.businessDate)
  return base ? `${base.replace(/\/$/, '')}/phone/#${secrets.phone(ticketId)}` : null
}

/** Where somebody stands in a line. */
export type Place = { readonly ahead: number; readonly estimate: Estimate | null }

const serviceNames = (service: ServiceRow | undefined): Pick<TicketView, 'serviceName' | 'serviceNameEn'> => ({
  serviceName: service?.name ?? '',
  ...(service?.nameEn ? { serviceNameEn: service.nameEn } : {}),
})

/**
 * A ticket as pages see it.
 * @param place people ahead and the wait, when the caller knows them already
 */
export function ticketView(deps: Deps, ctx: Ctx, row: TicketRow, place?: Place): TicketView {
  const config = deps.store.config()
  const service = config.everyService.get(row.serviceId)
  const counter = row.counterId === null ? undefined : config.everyCounter.get(row.counterId)
  const state = stateOf(ctx, row)
  const ahead = place?.ahead ?? aheadOfTicket(deps, ctx, row)
  return {
    id: row.id,
    number: row.number,
    serviceId: row.serviceId,
    ...serviceNames(service),
    state,
    priority: row.priority === 1,
    ahead,
    estimate: service && state === 'waiting' ? (place?.estimate ?? estimateFor(deps, ctx, service, ahead)) : null,
    issuedAt: row.issuedMs,
    calledAt: row.calledMs,
    counterId: row.counterId,
    counterNumber: counter?.number ?? null,
    ...paperOf(deps, ctx, row),
    ...elsewhere(paperElsewhere(deps, ctx, row)),
    ...(mayFollow(ctx) ? { phoneUrl: phoneUrl(deps, ctx, row.id) } : {}),
    calls: row.calls,
    ...(row.state === 'cancelled' ? { cancelCause: row.reasonCode as CancelCause } : {}),
  }
}

/** Who prints or shows the code of a ticket's phone page. */
const mayFollow = ({ caller }: Ctx): boolean =>
  caller.kind === 'device' && (caller.device.role === 'kiosk' || caller.device.role === 'station')

const elsewhere = (printAt: string | null): { printAt?: string } => (printAt === null ? {} : { printAt })

/** A counter with who sits there and what it serves. */
export function counterView({ store }: Deps, counterId: string): CounterView {
  const config = store.config()
  const own = config.counters.get(counterId)
  const row = store.desks.counter(counterId)
  if (!own || !row) throw new Error(`no counter ${counterId}`)
  return {
    id: own.id,
    number: own.number,
    name: own.name,
    state: row.state,
    ...(row.state === 'paused' ? pauseFields({ store }, row.reasonCode, row.reasonWords) : { pauseReason: null }),
    officerName: (row.officerId && config.officers.get(row.officerId)?.name) || null,
    services: own.services.map(({ serviceId, weight }) => {
      const service = config.services.get(serviceId)
      return {
        ...{ id: serviceId, letter: service?.letter ?? '', name: service?.name ?? '', weight },
        ...(service?.nameEn ? { nameEn: service.nameEn } : {}),
      }
    }),
  }
}
