import type { Db } from '../../store/open-database.ts'
import type { Projectors } from './projectors.ts'
import { ticketSteps, ticketWrites } from './tickets.ts'

type TicketEvent =
  | 'ticket.enteredFromPaper'
  | 'ticket.prioritySet'
  | 'ticket.moved'
  | 'ticket.returned'
  | 'ticket.cancelled'
type HallEvent = 'hall.sessionClosed' | 'hall.sessionOpened'

/** What the reception desk does to numbers and to the session of the day. */
export const receptionProjectors = (db: Db): Pick<Projectors, TicketEvent | HallEvent> => ({
  ...receptionTickets(db),
  ...hallSession(db),
})

function receptionTickets(db: Db): Pick<Projectors, TicketEvent> {
  const w = ticketWrites(db)
  const { of, intoLine, outOfLine, close } = ticketSteps(w)
  const enter = db.prepare(
    `INSERT INTO ticket (id, business_date, letter, no, number, service_id, state, priority, ord, issued_ms, called_ms,
       ended_ms, service_ms, calls, period_id, by_hand) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, 1)`,
  )
  const priority = db.prepare('UPDATE ticket SET priority = ? WHERE id = ?')
  const move = db.prepare('UPDATE ticket SET service_id = ?, to_counter_id = NULL, service_ms = 0 WHERE id = ?')
  const cancel = db.prepare(
    `UPDATE ticket SET state = 'cancelled', ended_ms = ?, reason_code = ?, reason_person = NULL, to_counter_id = NULL WHERE id = ?`,
  )
  return {
    // A number that was served while the system was down has no counter of its own in the tables: it was never called
    // there, so boards, tablets and the counter's averages leave it out. Its one period tells where and when.
    'ticket.enteredFromPaper': ({ payload: p, seq, businessDate }) => {
      const { served } = p
      const rank = p.priority ? 1 : 0
      w.series.run(businessDate, p.letter, p.lastNo)
      enter.run(
        p.ticketId,
        businessDate,
        p.letter,
        p.no,
        p.number,
        p.serviceId,
        served ? 'finished' : 'waiting',
        rank,
        p.order,
        p.arrivedAt,
        served?.at ?? null,
        served?.at ?? null,
        served ? 1 : 0,
        seq,
      )
      w.begin.run(seq, p.ticketId, 'waiting', p.arrivedAt, served?.counterId ?? null, null)
      if (served) w.end.run(served.at, 'waiting', seq)
      else w.enter.run(businessDate, p.serviceId, rank)
    },
    'ticket.prioritySet': ({ payload: p }) => {
      const t = of(p.ticketId)
      outOfLine(t)
      priority.run(p.priority ? 1 : 0, p.ticketId)
      intoLine({ ...t, priority: p.priority ? 1 : 0 })
    },
    'ticket.moved': ({ payload: p }) => {
      const t = of(p.ticketId)
      outOfLine(t)
      move.run(p.toServiceId, p.ticketId)
      intoLine({ ...t, serviceId: p.toServiceId })
    },
    'ticket.returned': ({ payload: p, seq, atMs }) => {
      const t = of(p.ticketId)
      w.begin.run(seq, p.ticketId, 'waiting', close(t, atMs, t.state), null, null)
      w.back.run(seq, p.ticketId)
      intoLine(t)
    },
    'ticket.cancelled': ({ payload: p, atMs }) => {
      const t = of(p.ticketId)
      if (t.state === 'waiting') outOfLine(t)
      cancel.run(close(t, atMs, t.state), p.cause, p.ticketId)
    },
  }
}

function hallSession(db: Db): Pick<Projectors, HallEvent> {
  const set = db.prepare('INSERT OR REPLACE INTO hall VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
  return {
    'hall.sessionClosed': ({ payload: p, atMs, businessDate }) =>
      set.run(businessDate, 'closed', p.reason.code, p.reason.words?.id ?? null, p.scope, atMs, p.until, p.waiting),
    'hall.sessionOpened': ({ payload: p, atMs, businessDate }) =>
      set.run(
        businessDate,
        p.until === null ? 'planned' : 'extended',
        p.reason?.code ?? null,
        p.reason?.words?.id ?? null,
        'all',
        atMs,
        p.until,
        null,
      ),
  }
}
