import type { DayRecord } from '../../../shared/api/manager-views.ts'
import type { AnswerOf } from '../../../shared/api/operations.ts'
import { addDays, startOfDay } from '../../../shared/domain/time/vietnam-time.ts'
import type { DayTicketRow, PeriodRow } from '../store/day-store.ts'
import type { Ctx, Deps } from './context.ts'
import { DEFAULTS } from './views.ts'

type Ticket = DayRecord['tickets'][number]

const DAYS_LISTED = 60

/** Days that can be played again. */
export function listDays({ store }: Deps, ctx: Ctx): AnswerOf<'listDays'> {
  const today = store.days.tickets(ctx.businessDate).length > 0 ? [ctx.businessDate] : []
  return { days: [...today, ...store.days.daysBefore(ctx.businessDate, DAYS_LISTED)] }
}

/** A day as the replay needs it: who came when, who was called where and for how long, which counters were open. */
export function getDayRecord({ store }: Deps, ctx: Ctx, date: string): DayRecord {
  const config = store.config()
  const [from, to] = [startOfDay(date), Math.min(startOfDay(addDays(date, 1)), ctx.now)]
  const periods = Map.groupBy(store.days.periods(date), ({ ticketId }) => ticketId)
  const services = [...config.services.values()].map(({ id, letter, name, nameEn }) => ({
    ...{ id, letter, name },
    ...(nameEn === null ? {} : { nameEn }),
  }))
  const ofLetter = new Map(services.map(({ id, letter }) => [letter, id]))
  return {
    date,
    priorityMaxRun: config.setting('priority.maxRun', date) ?? DEFAULTS.priorityMaxRun,
    services,
    counters: [...config.counters.values()].map(({ id, number, services: served }) => ({
      id,
      number,
      services: served,
      spans: store.days
        .spans(id, from, to)
        .filter(({ state }) => state === 'open')
        .map(({ startMs, endMs }) => ({ from: Math.max(from, startMs), to: Math.min(to, endMs ?? to) })),
    })),
    tickets: store.days.tickets(date).flatMap((row) => {
      const given = ofLetter.get(row.letter)
      const own = periods.get(row.id)
      return given && own ? [replayTicket(row, given, own, to)] : []
    }),
  }
}

function replayTicket(row: DayTicketRow, given: string, periods: readonly PeriodRow[], dayEnd: number): Ticket {
  return {
    order: row.order,
    serviceId: given,
    priority: row.priority === 1,
    arrivedAt: row.issuedMs,
    visits: visitsOf(row, given, periods, dayEnd),
  }
}

/**
 * Periods at a counter that follow one another are one visit. Who waited again between two visits stood in a line, by then
 * that of the last service; who did not was called back by the counter itself.
 */
function visitsOf(row: DayTicketRow, given: string, periods: readonly PeriodRow[], dayEnd: number): Ticket['visits'] {
  const visits: Ticket['visits'] = []
  let endedAt = row.issuedMs
  let line: { after: number } | null = { after: 0 }
  let stay: { counterId: string; at: number; until: number } | null = null
  const serviceId = (): string => (visits.length === 0 ? given : row.serviceId)

  function endStay(): void {
    if (!stay) return
    const { counterId, at, until } = stay
    const after = line ? line.after : Math.max(0, at - endedAt)
    const toCounterId = line ? null : counterId
    visits.push({ serviceId: serviceId(), toCounterId, after, call: { counterId, at, ms: until - at } })
    ;[endedAt, line, stay] = [until, null, null]
  }

  for (const { kind, startMs, endMs, counterId } of periods) {
    const until = endMs ?? dayEnd
    const atCounter = (kind === 'serving' || kind === 'called') && counterId !== null
    if (atCounter && stay && stay.counterId === counterId) stay.until = until
    else {
      endStay()
      if (atCounter) stay = { counterId, at: startMs, until }
      else if (kind === 'waiting') line = { after: Math.max(0, startMs - endedAt) }
    }
  }
  endStay()
  // Whoever waits still, or waited in vain, would be called if there were time.
  if (line) visits.push({ serviceId: serviceId(), toCounterId: row.toCounterId, after: line.after, call: null })
  return visits
}
