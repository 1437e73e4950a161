import type { Db } from '../../store/open-database.ts'
import type { Projectors } from './projectors.ts'

type PaperEvent =
  | 'print.queued'
  | 'print.diverted'
  | 'print.taken'
  | 'print.printed'
  | 'print.sent'
  | 'print.failed'
  | 'print.unknown'
  | 'print.expired'
  | 'print.waiting'
  | 'print.cancelAsked'
  | 'print.settled'
  | 'printer.changed'

const SETTLED = { printed: 'printed', 'not-printed': 'failed', withdrawn: 'expired', seen: null } as const

/** Print jobs and printers. A ticket shows its newest job. */
export function paperProjectors(db: Db): Pick<Projectors, PaperEvent> {
  const queue = db.prepare(
    `INSERT INTO print_job (id, ticket_id, printer_id, state, slip, queued_ms, expires_ms, sheet, officer_id)
     VALUES (?, ?, ?, 'queued', ?, ?, ?, ?, ?)`,
  )
  const waits = db.prepare('UPDATE print_job SET cause = ? WHERE id = ?')
  const cancelAsked = db.prepare('UPDATE print_job SET cancel_asked = 1 WHERE id = ?')
  const seen = db.prepare('UPDATE print_job SET seen = 1 WHERE id = ?')
  const ofTicket = db.prepare('UPDATE ticket SET print_job_id = ? WHERE id = ?')
  const takenBy = db.prepare('UPDATE print_job SET taken_by = ? WHERE id = ?')
  const state = db.prepare('UPDATE print_job SET state = ?, cause = ?, ended_ms = ? WHERE id = ?')
  const divert = db.prepare(
    `UPDATE print_job SET printer_id = ?, state = 'queued', cause = NULL, ended_ms = NULL WHERE id = ?`,
  )
  const printer = db.prepare(
    `INSERT INTO printer VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET
       since_ms = CASE WHEN state = excluded.state AND cause IS excluded.cause THEN since_ms ELSE excluded.since_ms END,
       state = excluded.state, cause = excluded.cause, near_end = excluded.near_end`,
  )
  return {
    'print.queued': ({ payload: p, atMs, actor }) => {
      const isSheet = p.slip.kind === 'sheet' ? 1 : 0
      queue.run(p.jobId, p.ticketId, p.printerId, JSON.stringify(p.slip), atMs, p.expiresAt, isSheet, actor)
      if (p.again !== undefined) seen.run(p.again)
      ofTicket.run(p.jobId, p.ticketId)
    },
    'print.diverted': ({ payload: p }) => divert.run(p.printerId, p.jobId),
    'print.taken': ({ payload: p, device }) => {
      state.run('taken', null, null, p.jobId)
      takenBy.run(device, p.jobId)
    },
    'print.printed': ({ payload: p, atMs }) => state.run('printed', null, atMs, p.jobId),
    'print.sent': ({ payload: p, atMs }) => state.run('sent', null, atMs, p.jobId),
    'print.failed': ({ payload: p, atMs }) => state.run('failed', p.cause, atMs, p.jobId),
    'print.unknown': ({ payload: p, atMs }) => state.run('unknown', null, atMs, p.jobId),
    'print.expired': ({ payload: p, atMs }) => state.run('expired', null, atMs, p.jobId),
    'print.waiting': ({ payload: p }) => waits.run(p.cause, p.jobId),
    'print.cancelAsked': ({ payload: p }) => cancelAsked.run(p.jobId),
    'print.settled': ({ payload: p, atMs }) => {
      const settled = SETTLED[p.as]
      if (settled) state.run(settled, null, atMs, p.jobId)
      // What is found not printed still asks to be printed again.
      if (p.as !== 'not-printed') seen.run(p.jobId)
    },
    'printer.changed': ({ payload: p, atMs }) => printer.run(p.printerId, p.state, p.cause, p.nearEnd ? 1 : 0, atMs),
  }
}
