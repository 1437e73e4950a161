import type { FeedbackAbout, FeedbackKind, FeedbackState } from '../../../shared/api/feedback-views.ts'
import type { Db } from './open-database.ts'

export type FeedbackRow = {
  id: string
  receipt: string
  kind: FeedbackKind
  state: FeedbackState
  businessDate: string
  givenMs: number
  wordsPerson: string
  contactPerson: string | null
  notePerson: string | null
  agencyId: string | null
  about: FeedbackAbout | null
}

export type AboutCount = { about: FeedbackAbout | null; n: number }

const ROW = `id, receipt, kind, state, business_date AS businessDate, given_ms AS givenMs, words_person AS wordsPerson,
  contact_person AS contactPerson, note_person AS notePerson, agency_id AS agencyId, about FROM feedback`
const OPEN = `state IN ('new', 'read', 'forwarded')`

/** Reads of feedback, the newest first. (`+?`: see ticket-store.ts.) */
export function feedbackStore(db: Db) {
  const byId = db.prepare<[string], FeedbackRow>(`SELECT ${ROW} WHERE id = +?`)
  const countOn = db.prepare<[string], number>('SELECT COUNT(*) FROM feedback WHERE business_date = +?').pluck()
  type Page = [FeedbackAbout | null, FeedbackAbout | null, number, number]
  const all = db.prepare<Page, FeedbackRow>(
    `SELECT ${ROW} INDEXED BY feedback_given WHERE (+? IS NULL OR about = +?)
     ORDER BY given_ms DESC LIMIT +? OFFSET +?`,
  )
  const open = db.prepare<Page, FeedbackRow>(
    `SELECT ${ROW} INDEXED BY feedback_open WHERE ${OPEN} AND (+? IS NULL OR about = +?)
     ORDER BY given_ms DESC LIMIT +? OFFSET +?`,
  )
  const count = db.prepare<[], AboutCount>('SELECT about, COUNT(*) AS n FROM feedback GROUP BY about')
  const countOpen = db.prepare<[], AboutCount>(
    `SELECT about, COUNT(*) AS n FROM feedback INDEXED BY feedback_open WHERE ${OPEN} GROUP BY about`,
  )
  const unhandled = db
    .prepare<[], number>(
      `SELECT COUNT(*) FROM feedback INDEXED BY feedback_open WHERE ${OPEN} AND state <> 'forwarded'`,
    )
    .pluck()
  const ofPerson = db
    .prepare<[string, string, string], string>(
      'SELECT id FROM feedback WHERE words_person = +? OR contact_person = +? OR note_person = +?',
    )
    .pluck()
  return {
    byId: (id: string) => byId.get(id),
    /** How many were given on a business day. */
    countOn: (date: string) => countOn.get(date) ?? 0,
    /** @param about of one class only; null: of all */
    page: (onlyOpen: boolean, about: FeedbackAbout | null, limit: number, offset: number) =>
      (onlyOpen ? open : all).all(about, about, limit, offset),
    /** How many of each class; null: not put into one yet. */
    counts: (onlyOpen: boolean) => (onlyOpen ? countOpen : count).all(),
    /** How many the centre has neither answered nor given to an agency. */
    unhandled: () => unhandled.get() ?? 0,
    /** The feedback that an erasable row belongs to. */
    ofPerson: (personId: string) => ofPerson.all(personId, personId, personId),
  }
}

export type FeedbackStore = ReturnType<typeof feedbackStore>
