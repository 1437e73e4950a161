import type { DeskStep } from '../../../../shared/api/views.ts'
import { EVENTS } from '../../../../shared/domain/events/catalogue.ts'
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
  /** In the order of `TICKET_COLUMNS`. */
  ticket?: Value[]
  /** The period that the step ended or went on with. */
  period?: { end_ms: number | null; kind: string }
}

/** A new number stood nowhere before; what takes back is left to its own projector. */
const FOLLOWED: ReadonlySet<string> = new Set(
  Object.keys(EVENTS).filter(
    (type) => type !== 'ticket.issued' && /^(ticket|counter|session)\.(?!undone|defined)/.test(type),
  ),
)

/**
 * Keeps for each counter its last step and how things stood before it, and forgets it as soon as anything else happens
 * to the counter or to the ticket: only the last step can be taken back, and only by nothing having built on it. Runs
 * before the projector of each event; events that take back are left to their own projectors.
 */
export function lastSteps(db: Db): (event: Recorded) => void {
  const forgetTicket = db.prepare('DELETE FROM last_step WHERE ticket_id = +? AND counter_id IS NOT +?')
  const forgetCounter = db.prepare('DELETE FROM last_step WHERE counter_id = +?')
  const keep = keeping(db)
  return (event) => {
    const { type, payload } = event
    if (!FOLLOWED.has(type)) return
    const ticketId = 'ticketId' in payload ? payload.ticketId : null
    const counterId = ('counterId' in payload && payload.counterId) || null
    if (ticketId !== null) forgetTicket.run(ticketId, counterId)
    if (counterId === null) return
    const step = STEPS[type]
    if (step && 'officerId' in payload) keep(event, step, { ticketId, counterId, officerId: payload.officerId })
    else forgetCounter.run(counterId)
  }
}

/** The object of some columns of a table, as SQL. */
const object = (table: string, columns: readonly string[]): string =>
  `json_object(${columns.map((column) => `'${column}', ${table}.${column}`).join(', ')})`

const COUNTER = object('c', ['state', 'reason_code', 'reason_person', 'ticket_id', 'turns'])

type Step = { ticketId: string | null; counterId: string; officerId: string | null }

/** Writes how things stand down in place of the counter's step before, all inside the database. */
function keeping(db: Db): (event: Recorded, step: DeskStep, of: Step) => void {
  const ticket = TICKET_COLUMNS.map((column) => `t.${column}`)
  const period = object('p', ['end_ms', 'kind'])
  const withTicket = db.prepare(
    `INSERT OR REPLACE INTO last_step
     SELECT c.id, ?, ?, t.id, ?, ?,
       json_object('counter', ${COUNTER}, 'ticket', json_array(${ticket.join(', ')}), 'period', ${period})
     FROM counter c JOIN ticket t ON t.id = +? JOIN period p ON p.id = t.period_id WHERE c.id = +?`,
  )
  const alone = db.prepare(
    `INSERT OR REPLACE INTO last_step SELECT c.id, ?, ?, NULL, ?, ?, json_object('counter', ${COUNTER})
     FROM counter c WHERE c.id = +?`,
  )
  return ({ seq, atMs }, step, { ticketId, counterId, officerId }) => {
    const { changes } =
      ticketId === null
        ? alone.run(seq, step, officerId, atMs, counterId)
        : withTicket.run(seq, step, officerId, atMs, ticketId, counterId)
    if (changes === 0) throw new Error('a step at a counter or with a ticket that was never told of')
  }
}
