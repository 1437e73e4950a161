import type { DeclineHow, RatingSource } from '../../../shared/domain/events/rating-events.ts'
import type { Db } from './open-database.ts'

/** One rating with the service it is about. Times are ms since 1970, `serviceMs` the time at the counter. */
export type RatingRow = {
  businessDate: string
  counterId: string
  officerId: string
  level: number
  scale: 3 | 5
  process: number | null
  reasons: string[]
  source: RatingSource
  atMs: number
  endedMs: number | null
  serviceMs: number
  /** Whose work it was; null: of no agency. */
  agencyId: string | null
  commentId: string | null
  comment: string | null
  contactId: string | null
  contact: string | null
}

/** Services of an officer on a day that ended, and how many citizens would not rate. */
export type ServedRow = { businessDate: string; officerId: string; finished: number }
/** Services that ended, by agency. */
export type AgencyServedRow = { agencyId: string | null; finished: number }
export type DeclinedRow = { businessDate: string; officerId: string; how: DeclineHow; count: number }

/** The agency of a number: of the first dossier that came of it, else of the service that it was for. */
const AGENCY = `COALESCE((SELECT d.agency_id FROM dossier d WHERE d.ticket_id = t.id ORDER BY d.seq LIMIT 1),
  (SELECT s.agency_id FROM service s WHERE s.id = t.service_id))`

/** Reads of ratings. (`+?`: see ticket-store.ts.) */
export function ratingStore(db: Db) {
  const source = db.prepare<[string], RatingSource>('SELECT source FROM rating WHERE ticket_id = +?').pluck()
  const declined = db.prepare<[string], number>('SELECT 1 FROM rating_declined WHERE ticket_id = +?').pluck()
  const between = db.prepare<[string, string], Omit<RatingRow, 'reasons'> & { reasons: string }>(
    `SELECT r.business_date AS businessDate, r.counter_id AS counterId, r.officer_id AS officerId, level, scale, process,
       reasons, source, at_ms AS atMs, t.ended_ms AS endedMs, t.service_ms AS serviceMs, ${AGENCY} AS agencyId,
       comment_person AS commentId, c.body AS comment, contact_person AS contactId, p.body AS contact
     FROM rating r JOIN ticket t ON t.id = r.ticket_id
       LEFT JOIN person c ON c.id = r.comment_person LEFT JOIN person p ON p.id = r.contact_person
     WHERE r.business_date >= +? AND r.business_date <= +? ORDER BY r.business_date, at_ms`,
  )
  const served = db.prepare<[string, string], ServedRow>(
    `SELECT business_date AS businessDate, officer_id AS officerId, COUNT(*) AS finished FROM ticket
     WHERE business_date >= +? AND business_date <= +? AND state = 'finished' AND officer_id IS NOT NULL
     GROUP BY business_date, officer_id`,
  )
  const servedByAgency = db.prepare<[string, string], AgencyServedRow>(
    `SELECT ${AGENCY} AS agencyId, COUNT(*) AS finished FROM ticket t
     WHERE business_date >= +? AND business_date <= +? AND state = 'finished' AND officer_id IS NOT NULL GROUP BY 1`,
  )
  const refusals = db.prepare<[string, string], DeclinedRow>(
    `SELECT d.business_date AS businessDate, d.officer_id AS officerId, d.how, COUNT(*) AS count
     FROM rating_declined d LEFT JOIN rating r ON r.ticket_id = d.ticket_id AND r.source <> 'other'
     WHERE d.business_date >= +? AND d.business_date <= +? AND r.ticket_id IS NULL
     GROUP BY d.business_date, d.officer_id, d.how`,
  )
  return {
    /** Where the rating of a ticket came from; undefined: it has none. */
    sourceOf: (ticketId: string) => source.get(ticketId),
    isDeclined: (ticketId: string) => declined.get(ticketId) === 1,
    /** Ratings of services from one day to another (both included), oldest first. */
    between: (from: string, to: string): RatingRow[] =>
      between.all(from, to).map((row) => ({ ...row, reasons: JSON.parse(row.reasons) as string[] })),
    servedBetween: (from: string, to: string) => served.all(from, to),
    servedByAgency: (from: string, to: string) => servedByAgency.all(from, to),
    /** Who would not rate at the tablet, nor later on the phone. */
    declinedBetween: (from: string, to: string) => refusals.all(from, to),
  }
}

export type RatingStore = ReturnType<typeof ratingStore>
