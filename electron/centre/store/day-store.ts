import type { CounterState, TicketState } from '../../../shared/api/views.ts'
import type { PaceModel } from '../../../shared/domain/queue/pace.ts'
import { lastParsed } from '../../../shared/kernel/last-parsed.ts'
import type { Db } from './open-database.ts'

/** A number of a day with its first wait. */
export type DayTicketRow = {
  id: string
  number: string
  letter: string
  serviceId: string
  priority: number
  state: TicketState
  order: number
  issuedMs: number
  /** Null while it waits, and when nobody knows (entered from paper). */
  firstCallMs: number | null
  counterId: string | null
  officerId: string | null
  serviceMs: number
  toCounterId: string | null
}
/** What was forecast for a number of a day, in minutes. */
export type ForecastRow = {
  letter: string
  issuedMs: number
  middle: number
  low: number
  high: number
  waited: number | null
}
export type PeriodRow = {
  ticketId: string
  kind: string
  startMs: number
  endMs: number | null
  counterId: string | null
}
export type SpanRow = {
  counterId: string
  state: CounterState
  reasonCode: string | null
  startMs: number
  endMs: number | null
}

/** Reads of whole days for those who lead, and what services have learned. (`+?`: see ticket-store.ts.) */
export function dayStore(db: Db) {
  const open = db.prepare<[], { counterId: string; busy: number }>(
    `SELECT id AS counterId, ticket_id IS NOT NULL AS busy FROM counter WHERE state = 'open'`,
  )
  const withPeople = db
    .prepare<[string], string>('SELECT service_id FROM line WHERE business_date = +? AND waiting > 0')
    .pluck()
  const paceOf = lastParsed<PaceModel>()
  const pace = db.prepare<[string], string>('SELECT model FROM wait_model WHERE service_id = +?').pluck()
  const tickets = db.prepare<[string], DayTicketRow>(
    `SELECT t.id, t.number, t.letter, t.service_id AS serviceId, t.priority, t.state, t.ord AS "order",
       t.issued_ms AS issuedMs, CASE WHEN p.ticket_id = t.id AND t.calls > 0 THEN p.end_ms END AS firstCallMs,
       t.counter_id AS counterId, t.officer_id AS officerId, t.service_ms AS serviceMs, t.to_counter_id AS toCounterId
     FROM ticket t LEFT JOIN period p ON p.id = t.ord WHERE t.business_date = +?`,
  )
  const forecasts = db.prepare<[string], ForecastRow>(
    `SELECT t.letter, t.issued_ms AS issuedMs, middle, low, high, waited
     FROM ticket t JOIN forecast f ON f.id = t.ord WHERE t.business_date = +?`,
  )
  const firstSeq = db.prepare<[string], number | null>('SELECT MIN(ord) FROM ticket WHERE business_date = +?').pluck()
  const dayAfter = db
    .prepare<[string], string | null>('SELECT MIN(business_date) FROM ticket WHERE business_date > +?')
    .pluck()
  const dayBefore = db
    .prepare<[string], string | null>('SELECT MAX(business_date) FROM ticket WHERE business_date < +?')
    .pluck()
  const periods = db.prepare<[number, number], PeriodRow>(
    `SELECT ticket_id AS ticketId, kind, start_ms AS startMs, end_ms AS endMs, counter_id AS counterId
     FROM period WHERE id >= +? AND id < +? ORDER BY id`,
  )
  const span = `counter_id AS counterId, state, reason_code AS reasonCode, start_ms AS startMs, end_ms AS endMs
    FROM counter_span WHERE counter_id = +?`
  const lastSpan = db.prepare<[string], SpanRow>(`SELECT ${span} ORDER BY id DESC LIMIT 1`)
  const spansOf = db.prepare<[string, number, number], SpanRow>(
    `SELECT ${span} AND start_ms < ? AND (end_ms IS NULL OR end_ms > ?) ORDER BY id`,
  )
  return {
    /** Open counters, and whether somebody is there. */
    open: () => open.all(),
    /** Services of a day for which somebody waits, those sent to a counter included. */
    withPeople: (date: string) => new Set(withPeople.all(date)),
    /** What a service has learned of its waits; null: nothing yet. */
    pace(serviceId: string): PaceModel | null {
      const model = pace.get(serviceId)
      return model === undefined ? null : paceOf(serviceId, model)
    },
    /** All numbers of a day. */
    tickets: (date: string) => tickets.all(date),
    forecasts: (date: string) => forecasts.all(date),
    /** The days before a date on which numbers were given, the newest first. */
    daysBefore(date: string, limit: number): string[] {
      const days: string[] = []
      for (let day = dayBefore.get(date); day && days.length < limit; day = dayBefore.get(day)) days.push(day)
      return days
    },
    /** Everything that numbers went through on a day, in the order in which it began. */
    periods(date: string): PeriodRow[] {
      const first = firstSeq.get(date)
      const next = dayAfter.get(date)
      const until = next ? firstSeq.get(next) : null
      return first === null || first === undefined ? [] : periods.all(first, until ?? Number.MAX_SAFE_INTEGER)
    },
    /** How a counter is, and since when; undefined: nobody has sat there yet. */
    lastSpan: (counterId: string) => lastSpan.get(counterId),
    /** What a counter was between two instants, in order. */
    spans: (counterId: string, fromMs: number, toMs: number) => spansOf.all(counterId, toMs, fromMs),
  }
}

export type DayStore = ReturnType<typeof dayStore>
