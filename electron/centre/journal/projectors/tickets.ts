import { addDays, startOfDay } from '../../../../shared/domain/time/vietnam-time.ts'
import type { Db } from '../../store/open-database.ts'
import type { Projectors } from './projectors.ts'

type TicketEvent =
  | 'ticket.issued'
  | 'ticket.called'
  | 'ticket.recalled'
  | 'ticket.noShow'
  | 'ticket.held'
  | 'ticket.resumed'
  | 'ticket.transferred'
  | 'ticket.finished'
  | 'ticket.lapsed'

/** What a colleague sent to a counter, back to the line of its service: when nobody calls at that counter any more. */
export const returnSent = (db: Db) =>
  db.prepare<[string, string]>(
    `UPDATE ticket SET to_counter_id = NULL
     WHERE state = 'waiting' AND to_counter_id IS NOT NULL AND business_date = +? AND to_counter_id = +?`,
  )

/** A ticket with its last period, which has no end while it runs. */
type Standing = {
  businessDate: string
  serviceId: string
  priority: number
  state: string
  periodId: number
  startMs: number
  endMs: number | null
}

/** Everything that events about tickets write, prepared once. */
export function ticketWrites(db: Db) {
  return {
    series: db.prepare(`INSERT INTO series VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET last_no = excluded.last_no`),
    insert: db.prepare(
      `INSERT INTO ticket (id, business_date, letter, no, number, service_id, state, priority, ord, issued_ms, issued_by,
         service_ms, calls, period_id) VALUES (?, ?, ?, ?, ?, ?, 'waiting', ?, ?, ?, ?, 0, 0, ?)`,
    ),
    standing: db.prepare<[string], Standing>(
      `SELECT business_date AS businessDate, service_id AS serviceId, priority, state, period_id AS periodId,
         start_ms AS startMs, end_ms AS endMs
       FROM ticket t JOIN period p ON p.id = t.period_id WHERE t.id = +?`,
    ),
    enter: db.prepare('INSERT INTO line VALUES (?, ?, ?, 1) ON CONFLICT DO UPDATE SET waiting = waiting + 1'),
    leave: db.prepare(
      'UPDATE line SET waiting = waiting - 1 WHERE business_date = +? AND service_id = +? AND priority = +?',
    ),
    begin: db.prepare(
      'INSERT INTO period (id, ticket_id, kind, start_ms, counter_id, officer_id) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    end: db.prepare('UPDATE period SET end_ms = ?, kind = ? WHERE id = ?'),
    called: db.prepare(
      `UPDATE ticket SET state = 'called', counter_id = ?, officer_id = ?, to_counter_id = NULL, called_ms = ?, called_seq = ?, ended_ms = NULL,
         calls = calls + 1, why = ?, reason_code = ?, reason_person = ?, period_id = ? WHERE id = ?`,
    ),
    recalled: db.prepare(
      'UPDATE ticket SET called_ms = ?, called_seq = ?, calls = calls + 1, period_id = ? WHERE id = ?',
    ),
    set: db.prepare(
      `UPDATE ticket SET state = ?, ended_ms = ?, reason_code = ?, reason_person = ?, period_id = ?,
         service_ms = service_ms + ? WHERE id = ?`,
    ),
    back: db.prepare(
      `UPDATE ticket SET state = 'waiting', counter_id = NULL, ended_ms = NULL, reason_code = NULL, reason_person = NULL,
         period_id = ? WHERE id = ?`,
    ),
    moved: db.prepare(
      `UPDATE ticket SET state = 'waiting', service_id = ?, to_counter_id = ?, counter_id = NULL, period_id = ?,
         service_ms = 0 WHERE id = ?`,
    ),
    take: db.prepare('UPDATE counter SET ticket_id = ?, turns = ? WHERE id = ?'),
    free: db.prepare('UPDATE counter SET ticket_id = NULL WHERE id = +? AND ticket_id = +?'),
  }
}

type Writes = ReturnType<typeof ticketWrites>

/** What the projectors of tickets have in common. */
export function ticketSteps(w: Writes) {
  const of = (ticketId: string): Standing => {
    const row = w.standing.get(ticketId)
    if (!row) throw new Error(`event about a ticket that was never issued: ${ticketId}`)
    return row
  }
  const intoLine = (t: Standing): void => void w.enter.run(t.businessDate, t.serviceId, t.priority)
  const outOfLine = (t: Standing): void => void w.leave.run(t.businessDate, t.serviceId, t.priority)
  /** Ends the period that runs, if one does, as what it turned out to be. @returns when the next one may begin */
  function close(t: Standing, atMs: number, kind: string): number {
    if (t.endMs !== null) return Math.max(t.endMs, atMs)
    const endMs = Math.max(t.startMs, atMs)
    w.end.run(endMs, kind, t.periodId)
    return endMs
  }
  return { of, intoLine, outOfLine, close }
}

type Steps = ReturnType<typeof ticketSteps>

/**
 * Tickets, their lines and their periods. A period at a counter is *serving* until something tells that the citizen
 * was not there: a recall or a no-show turns it into *called*. So every statistic is a sum over periods.
 *
 * The clock of the machine may be set back: a period never ends before it began, and the next one never begins before
 * that end. A period without an end (of a ticket that expired by rule) ended with the business day of its ticket.
 */
export function ticketProjectors(db: Db): Pick<Projectors, TicketEvent> {
  const writes = ticketWrites(db)
  const steps = ticketSteps(writes)
  return { ...comingToCounter(writes, steps), ...leavingCounter(writes, steps) }
}

type Coming = 'ticket.issued' | 'ticket.called' | 'ticket.recalled' | 'ticket.resumed'

function comingToCounter(w: Writes, { of, intoLine, outOfLine, close }: Steps): Pick<Projectors, Coming> {
  return {
    'ticket.issued': ({ payload: p, seq, atMs, businessDate }) => {
      const priority = p.priority ? 1 : 0
      w.series.run(businessDate, p.letter, p.no)
      w.insert.run(
        p.ticketId,
        businessDate,
        p.letter,
        p.no,
        p.number,
        p.serviceId,
        priority,
        seq,
        atMs,
        p.issuedBy,
        seq,
      )
      w.begin.run(seq, p.ticketId, 'waiting', atMs, null, null)
      w.enter.run(businessDate, p.serviceId, priority)
    },
    'ticket.called': ({ payload: p, seq, atMs }) => {
      const t = of(p.ticketId)
      if (t.state === 'waiting') outOfLine(t)
      w.begin.run(seq, p.ticketId, 'serving', close(t, atMs, t.state), p.counterId, p.officerId)
      w.called.run(
        p.counterId,
        p.officerId,
        atMs,
        seq,
        JSON.stringify(p.why),
        p.reason?.code ?? null,
        p.reason?.words?.id ?? null,
        seq,
        p.ticketId,
      )
      w.take.run(p.ticketId, JSON.stringify(p.turns), p.counterId)
    },
    'ticket.recalled': ({ payload: p, seq, atMs }) => {
      w.begin.run(seq, p.ticketId, 'serving', close(of(p.ticketId), atMs, 'called'), p.counterId, p.officerId)
      w.recalled.run(atMs, seq, seq, p.ticketId)
    },
    'ticket.resumed': ({ payload: p, seq, atMs }) => {
      const t = of(p.ticketId)
      w.begin.run(seq, p.ticketId, 'waiting', close(t, atMs, t.state), null, null)
      w.back.run(seq, p.ticketId)
      intoLine(t)
    },
  }
}

function leavingCounter(w: Writes, { of, intoLine, close }: Steps): Pick<Projectors, Exclude<TicketEvent, Coming>> {
  return {
    'ticket.noShow': ({ payload: p, atMs }) => {
      const t = of(p.ticketId)
      close(t, atMs, 'called')
      w.set.run('no-show', atMs, null, null, t.periodId, 0, p.ticketId)
      w.free.run(p.counterId, p.ticketId)
    },
    'ticket.held': ({ payload: p, seq, atMs }) => {
      const t = of(p.ticketId)
      const endMs = close(t, atMs, 'serving')
      w.begin.run(seq, p.ticketId, 'held', endMs, p.counterId, p.officerId)
      w.set.run('held', null, p.reason.code, p.reason.words?.id ?? null, seq, endMs - t.startMs, p.ticketId)
      w.free.run(p.counterId, p.ticketId)
    },
    'ticket.transferred': ({ payload: p, seq, atMs }) => {
      const t = of(p.ticketId)
      w.begin.run(seq, p.ticketId, 'waiting', close(t, atMs, 'serving'), null, null)
      w.moved.run(p.toServiceId, p.toCounterId, seq, p.ticketId)
      w.free.run(p.counterId, p.ticketId)
      intoLine({ ...t, serviceId: p.toServiceId })
    },
    'ticket.finished': ({ payload: p, atMs }) => {
      const t = of(p.ticketId)
      w.set.run('finished', atMs, null, null, t.periodId, close(t, atMs, 'serving') - t.startMs, p.ticketId)
      w.free.run(p.counterId, p.ticketId)
    },
    'ticket.lapsed': ({ payload: p, atMs }) => {
      const t = of(p.ticketId)
      const endMs = close(t, Math.min(atMs, startOfDay(addDays(t.businessDate, 1))), 'called')
      w.set.run('expired', endMs, null, null, t.periodId, 0, p.ticketId)
      w.free.run(p.counterId, p.ticketId)
    },
  }
}
