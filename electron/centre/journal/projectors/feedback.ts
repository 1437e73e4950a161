import type { Db } from '../../store/open-database.ts'
import type { Projectors } from './projectors.ts'

type FeedbackEvent =
  | 'feedback.given'
  | 'feedback.read'
  | 'feedback.forwarded'
  | 'feedback.classed'
  | 'feedback.answered'

/** Feedback and what became of it. */
export function feedbackProjectors(db: Db): Pick<Projectors, FeedbackEvent> {
  const given = db.prepare(
    `INSERT INTO feedback (id, receipt, kind, state, business_date, given_ms, words_person, contact_person)
     VALUES (?, ?, ?, 'new', ?, ?, ?, ?)`,
  )
  const state = db.prepare('UPDATE feedback SET state = ? WHERE id = ?')
  const forwarded = db.prepare(`UPDATE feedback SET state = 'forwarded', agency_id = ? WHERE id = ?`)
  const answered = db.prepare(`UPDATE feedback SET state = 'answered', note_person = ? WHERE id = ?`)
  const classed = db.prepare('UPDATE feedback SET about = ? WHERE id = ?')
  return {
    'feedback.given': ({ payload: p, businessDate, atMs }) =>
      given.run(p.feedbackId, p.receipt, p.kind, businessDate, atMs, p.words.id, p.contact?.id ?? null),
    'feedback.read': ({ payload: p }) => state.run('read', p.feedbackId),
    'feedback.forwarded': ({ payload: p }) => forwarded.run(p.agencyId, p.feedbackId),
    'feedback.classed': ({ payload: p }) => classed.run(p.about, p.feedbackId),
    'feedback.answered': ({ payload: p }) => answered.run(p.note.id, p.feedbackId),
  }
}
