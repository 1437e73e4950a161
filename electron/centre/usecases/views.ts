import type { CancelCause } from '../../../shared/api/hall-views.ts'
import type {
  CentreView,
  CounterView,
  PriorityGroup,
  TicketState,
  TicketView,
  PrintCause,
  PrintState,
  ServiceView,
  Opening,
} from '../../../shared/api/views.ts'
import { aheadOf } from '../../../shared/domain/queue/estimate.ts'
import type { Forecast } from '../../../shared/domain/queue/pace.ts'
import { shownEstimate } from '../../../shared/domain/queue/pace.ts'
import type { Config, ServiceRow } from '../store/config-store.ts'
import type { TicketRow } from '../store/ticket-store.ts'
import type { Ctx, Deps } from './context.ts'
import { paperElsewhere } from './neighbours.ts'
import { pauseFields } from './reasons.ts'
import { givingNumbers } from './service-opening.ts'
import { forecastFor, toldWait, waitFor } from './told-wait.ts'
import type { ToldWait } from './told-wait.ts'

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

export function serviceView(deps: Deps, ctx: Ctx, service: ServiceRow): ServiceView {
  const waiting = deps.store.tickets.waiting(ctx.businessDate, service.id)
  const total = waiting.normal + waiting.priority
  const forecast = forecastFor(deps, ctx, service, total)
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
    ...toldWait(deps, ctx, service, forecast),
    ...opening,
    ...(mayPassCutOff(deps, ctx, opening, forecast) ? { mayPassCutOff: true } : {}),
  }
}

/**
 * The long end of the wait reaches beyond the end of reception, and the centre wants its citizens asked. Where no counter
 * serves the line it is the wait as it would be if one opened now.
 */
function mayPassCutOff({ store }: Deps, ctx: Ctx, { open, closesAt }: Opening, forecast: Forecast): boolean {
  if (!open || closesAt === undefined) return false
  if (store.config().setting('queue.warnBeforeCutOff', ctx.businessDate) === false) return false
  return ctx.now + shownEstimate(forecast).high * MS_PER_MINUTE > closesAt
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
export type Place = ToldWait & { readonly ahead: number }

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
    ...(service && state === 'waiting' ? waitOf(place ?? waitFor(deps, ctx, service, ahead)) : { estimate: null }),
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

const waitOf = ({ estimate, unserved }: ToldWait): ToldWait => ({ estimate, ...(unserved ? { unserved } : {}) })

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
