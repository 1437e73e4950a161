import type { Db } from '../../store/open-database.ts'
import type { Projectors } from './projectors.ts'

/** Requests for work on what the desks need (BD-14.3), until they are done. */
export function workRequestProjectors(db: Db): Pick<Projectors, 'workRequest.raised' | 'workRequest.settled'> {
  const raise = db.prepare(
    `INSERT INTO work_request (seq, id, kind, severity, asset, counter_id, officer_id, words_person, business_date, at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const settle = db.prepare(
    `UPDATE work_request SET handler_id = ?, due_ms = COALESCE(?, due_ms), done_ms = ?, outcome_person = ? WHERE id = ?`,
  )
  return {
    'workRequest.raised': ({ payload: p, seq, atMs, businessDate }) =>
      raise.run(
        ...[seq, p.requestId, p.kind, p.severity, p.asset, p.counterId, p.officerId, p.words.id, businessDate, atMs],
      ),
    'workRequest.settled': ({ payload: p, atMs }) =>
      settle.run(p.officerId, p.dueAt, p.done ? atMs : null, p.words.id, p.requestId),
  }
}
