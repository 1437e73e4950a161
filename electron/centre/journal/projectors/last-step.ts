import type { DeskStep } from '../../../../shared/api/views.ts'
import type { EventType } from '../../../../shared/domain/events/catalogue.ts'
import type { Db } from '../../store/open-database.ts'
import type { Recorded } from '../recorded.ts'

/** Events that an officer may take back. */
const STEPS: Partial<Record<EventType, DeskStep>> = {
  'ticket.called': 'called',
  'ticket.noShow': 'noShow',
  'ticket.held': 'held',
  'ticket.resumed': 'resumed',
  'ticket.transferred': 'transferred',
  'ticket.finished': 'finished',
  'counter.paused': 'paused',
}

/** What a step changes of a ticket; its number, class, place and paper stay. */
export const TICKET_COLUMNS = [
  ...['state', 'service_id', 'to_counter_id', 'counter_id', 'officer_id', 'called_ms', 'called_seq', 'ended_ms'],
  ...['service_ms', 'calls', 'why', 'reason_code', 'reason_person', 'period_id'],
] as const

type Value = string | number | null

/** How things stood before a step, in columns. */
export type Before = {
  counter: {
    state: string
    reason_code: string | null
    reason_person: string | null
    ticket_id: string | null
    turns: string
  }
  ticket?: Record<string, Value>
  /** The period that the step ended or went on with. */
  period?: { end_ms: number | null; kind: string }
  /** What the ticket's service had learned (queue/pace.ts); null: nothing yet. */
  model?: string | null
}

/** A new number stood nowhere before; what takes back is left to its own projector. */
const followed = (type: EventType): boolean =>
  type !== 'ticket.issued' && /^(ticket|counter|session)\.(?!undone|defined)/.test(type)

/**
 * Keeps for each counter its last step and how things stood before it, and forgets it as soon as anything else happens
 * to the counter or to the ticket: only the last step can be taken back, and only by nothing having built on it. Runs
 * before the projector of each event; events that take back are left to their own projectors.
 */
export function lastSteps(db: Db): (event: Recorded) => void {
  const forgetTicket = db.prepare('DELETE FROM last_step WHERE ticket_id = +?')
  const forgetCounter = db.prepare('DELETE FROM last_step WHERE counter_id = +?')
  const keep = db.prepare('INSERT INTO last_step VALUES (?, ?, ?, ?, ?, ?, ?)')
  const before = readBefore(db)
  return ({ type, payload, seq, atMs }) => {
    if (!followed(type)) return
    const ticketId = 'ticketId' in payload ? payload.ticketId : null
    if (ticketId !== null) forgetTicket.run(ticketId)
    const counterId = 'counterId' in payload ? payload.counterId : null
    if (!counterId) return
    forgetCounter.run(counterId)
    const step = STEPS[type]
    if (step && 'officerId' in payload)
      keep.run(counterId, seq, step, ticketId, payload.officerId, atMs, JSON.stringify(before(counterId, ticketId)))
  }
}

function readBefore(db: Db): (counterId: string, ticketId: string | null) => Before {
  const counter = db.prepare<[string], Before['counter']>(
    'SELECT state, reason_code, reason_person, ticket_id, turns FROM counter WHERE id = +?',
  )
  const ticket = db.prepare<[string], Record<string, Value>>(
    `SELECT ${TICKET_COLUMNS.join(', ')} FROM ticket WHERE id = +?`,
  )
  const period = db.prepare<[Value], NonNullable<Before['period']>>('SELECT end_ms, kind FROM period WHERE id = +?')
  const model = db.prepare<[Value], string>('SELECT model FROM wait_model WHERE service_id = +?').pluck()
  return (counterId, ticketId) => {
    const desk = must(counter.get(counterId))
    if (ticketId === null) return { counter: desk }
    const row = must(ticket.get(ticketId))
    return {
      counter: desk,
      ticket: row,
      period: must(period.get(row['period_id'] ?? null)),
      model: model.get(row['service_id'] ?? null) ?? null,
    }
  }
}

function must<T>(row: T | undefined): T {
  if (row === undefined) throw new Error('a step at a counter or with a ticket that was never told of')
  return row
}
