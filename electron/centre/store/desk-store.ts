import type { CounterState, PrintCause, PrinterView, PrintState } from '../../../shared/api/views.ts'
import type { Turns } from '../../../shared/domain/events/queue-events.ts'
import type { Db } from './open-database.ts'

export type CounterRow = {
  id: string
  state: CounterState
  reasonCode: string | null
  reasonWords: string | null
  officerId: string | null
  ticketId: string | null
  turns: Turns
}
export type PrintJobRow = {
  id: string
  ticketId: string
  printerId: string
  state: PrintState
  cause: PrintCause | null
  slip: string
  queuedMs: number
  expiresMs: number
  /** The device that took it last; null: nobody has. */
  takenBy: string | null
  /** An officer wishes that it is not printed. */
  cancelAsked: 0 | 1
}
/** `sinceMs`: since when its state and cause have held. */
export type PrinterRow = PrinterView & { id: string; sinceMs: number }
export type SessionRow = {
  tokenHash: string
  officerId: string
  counterId: string | null
  deviceId: string | null
  startedMs: number
}
export type Attempt = { wrong: number; lockedUntilMs: number }

const JOB = `id, ticket_id AS ticketId, printer_id AS printerId, state, cause, slip, queued_ms AS queuedMs, expires_ms AS expiresMs,
  taken_by AS takenBy, cancel_asked AS cancelAsked`

const SESSION = `token_hash AS tokenHash, officer_id AS officerId, counter_id AS counterId, device_id AS deviceId, started_ms AS startedMs FROM session`

/**
 * Reads of counters, print jobs, printers, sessions and erasable words. (`+?`: see ticket-store.ts.)
 * @param sessions found before and not changed since: who calls is asked twice for every command
 */
export function deskStore(db: Db, sessions: () => Map<string, SessionRow>) {
  const counter = db.prepare<[string], Omit<CounterRow, 'turns'> & { turns: string }>(
    `SELECT c.id, state, reason_code AS reasonCode, w.body AS reasonWords, officer_id AS officerId, ticket_id AS ticketId, turns
     FROM counter c LEFT JOIN person w ON w.id = c.reason_person WHERE c.id = +?`,
  )
  const openServing = db
    .prepare<[string], number>(
      `SELECT COUNT(*) FROM counter_service s JOIN counter c ON c.id = s.counter_id WHERE c.state = 'open' AND s.service_id = +?`,
    )
    .pluck()
  const job = db.prepare<[string], PrintJobRow>(`SELECT ${JOB} FROM print_job WHERE id = ?`)
  const openJobs = db.prepare<[], PrintJobRow>(
    `SELECT ${JOB} FROM print_job WHERE state IN ('queued', 'taken') ORDER BY queued_ms`,
  )
  const copies = db.prepare<[string], number>('SELECT COUNT(*) FROM print_job WHERE ticket_id = +?').pluck()
  const trouble = db.prepare<[number, number], PrintJobRow>(
    `SELECT ${JOB} FROM print_job WHERE state IN ('failed', 'unknown') AND queued_ms >= ? ORDER BY queued_ms DESC LIMIT ?`,
  )
  const stuck = db.prepare<[number, number, number], PrintJobRow>(
    `SELECT print_job.id, ticket_id AS ticketId, printer_id AS printerId, print_job.state, print_job.cause, slip,
       queued_ms AS queuedMs, expires_ms AS expiresMs, taken_by AS takenBy, cancel_asked AS cancelAsked
     FROM print_job LEFT JOIN printer ON printer.id = printer_id
     WHERE print_job.state IN ('queued', 'taken') AND queued_ms >= ? AND (printer.state = 'offline' OR expires_ms <= ?)
     ORDER BY queued_ms DESC LIMIT ?`,
  )
  const printer = db.prepare<[string], Omit<PrinterRow, 'nearEnd'> & { nearEnd: number }>(
    'SELECT id, state, cause, near_end AS nearEnd, since_ms AS sinceMs FROM printer WHERE id = +?',
  )
  const person = db.prepare<[string], string | null>('SELECT body FROM person WHERE id = ?').pluck()
  const personRow = db.prepare<[string], { kind: string; body: string | null }>(
    'SELECT kind, body FROM person WHERE id = ?',
  )
  const session = db.prepare<[string], SessionRow>(`SELECT ${SESSION} WHERE token_hash = +? AND ended_ms IS NULL`)
  const openSessions = db.prepare<[], SessionRow>(`SELECT ${SESSION} WHERE ended_ms IS NULL`)
  const attempt = db.prepare<[string], Attempt>(
    'SELECT wrong, locked_until_ms AS lockedUntilMs FROM login_attempt WHERE officer_id = ?',
  )
  return {
    counter(id: string): CounterRow | undefined {
      const row = counter.get(id)
      return row && { ...row, turns: JSON.parse(row.turns) as Turns }
    },
    /** Open counters that serve a service. */
    openServing: (serviceId: string) => openServing.get(serviceId) ?? 0,
    printJob: (id: string) => job.get(id),
    /** Queued and taken jobs, oldest first. */
    openPrintJobs: () => openJobs.all(),
    /** Print jobs a ticket has had so far. */
    copies: (ticketId: string) => copies.get(ticketId) ?? 0,
    /** Jobs that did not come out since an instant, newest first. */
    printTrouble: (sinceMs: number, limit: number) => trouble.all(sinceMs, limit),
    /** Open jobs since an instant that have waited too long by now or whose printer is offline, newest first. */
    stuckPrintJobs: (sinceMs: number, nowMs: number, limit: number) => stuck.all(sinceMs, nowMs, limit),
    /** A printer as its station last told; undefined when none has told yet. */
    printer(id: string): PrinterRow | undefined {
      const row = printer.get(id)
      return row && { ...row, nearEnd: row.nearEnd === 1 }
    },
    /** Content of an erasable row; null when it was erased. */
    person: (id: string) => person.get(id) ?? null,
    personRow: (id: string) => personRow.get(id),
    session(tokenHash: string): SessionRow | undefined {
      const known = sessions().get(tokenHash)
      const row = known ?? session.get(tokenHash)
      if (row && !known) sessions().set(tokenHash, row)
      return row
    },
    /** Sessions that nobody has ended. */
    openSessions: () => openSessions.all(),
    loginAttempt: (officerId: string): Attempt => attempt.get(officerId) ?? { wrong: 0, lockedUntilMs: 0 },
  }
}

export type DeskStore = ReturnType<typeof deskStore>
