import type { Db } from '../../store/open-database.ts'
import type { Projectors } from './projectors.ts'

type RatingEvent = 'rating.given' | 'rating.declined' | 'officer.pictureSet'

/**
 * Ratings, refusals to rate, and the pictures that tablets show. A rating belongs to the day of its service, however
 * late it came; it was given when the citizen touched the face, not when the line was back. A rating from a source that
 * proves nothing gives way to one that does; both stay in the journal.
 */
export function ratingProjectors(db: Db): Pick<Projectors, RatingEvent> {
  const given = db.prepare(
    `INSERT INTO rating (ticket_id, business_date, counter_id, officer_id, level, scale, process, reasons,
       comment_person, contact_person, source, at_ms)
     VALUES (?, (SELECT business_date FROM ticket WHERE id = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (ticket_id) DO UPDATE SET level = excluded.level, scale = excluded.scale, process = excluded.process,
       reasons = excluded.reasons, comment_person = excluded.comment_person, contact_person = excluded.contact_person,
       source = excluded.source, at_ms = excluded.at_ms`,
  )
  const declined = db.prepare(
    `INSERT INTO rating_declined (ticket_id, business_date, counter_id, officer_id, how, at_ms)
     VALUES (?, (SELECT business_date FROM ticket WHERE id = ?), ?, ?, ?, ?)`,
  )
  const picture = db.prepare('INSERT OR REPLACE INTO officer_picture VALUES (?, ?)')
  const noPicture = db.prepare('DELETE FROM officer_picture WHERE officer_id = ?')
  return {
    'rating.given': ({ payload: p, atMs }) =>
      given.run(
        p.ticketId,
        p.ticketId,
        p.counterId,
        p.officerId,
        p.level,
        p.scale,
        p.process ?? null,
        JSON.stringify(p.reasons),
        p.comment?.id ?? null,
        p.contact?.id ?? null,
        p.source,
        atMs - (p.keptMs ?? 0),
      ),
    'rating.declined': ({ payload: p, atMs }) =>
      declined.run(p.ticketId, p.ticketId, p.counterId, p.officerId, p.how, atMs - (p.keptMs ?? 0)),
    'officer.pictureSet': ({ payload: p }) =>
      p.picture === null ? noPicture.run(p.officerId) : picture.run(p.officerId, p.picture),
  }
}
