import type { FeedbackKind, FeedbackState } from '../../../shared/api/feedback-views.ts'
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
}

const ROW = `id, receipt, kind, state, business_date AS businessDate, given_ms AS givenMs, words_person AS wordsPerson,
  contact_person AS contactPerson, note_person AS notePerson, agency_id AS agencyId FROM feedback`
const OPEN = `state IN ('new', 'read', 'forwarded')`

/** Reads of feedback, the newest first. (`+?`: see ticket-store.ts.) */
export function feedbackStore(db: Db) {
  const byId = db.prepare<[string], FeedbackRow>(`SELECT ${ROW} WHERE id = +?`)
  const countOn = db.prepare<[string], number>('SELECT COUNT(*) FROM feedback WHERE business_date = +?').pluck()
  const all = db.prepare<[number, number], FeedbackRow>(
    `SELECT ${ROW} INDEXED BY feedback_given ORDER BY given_ms DESC LIMIT +? OFFSET +?`,
  )
  const open = db.prepare<[number, number], FeedbackRow>(
    `SELECT ${ROW} INDEXED BY feedback_open WHERE ${OPEN} ORDER BY given_ms DESC LIMIT +? OFFSET +?`,
  )
  const count = db.prepare<[], number>('SELECT COUNT(*) FROM feedback').pluck()
  const countOpen = db
    .prepare<[], number>(`SELECT COUNT(*) FROM feedback INDEXED BY feedback_open WHERE ${OPEN}`)
    .pluck()
  return {
    byId: (id: string) => byId.get(id),
    /** How many were given on a business day. */
    countOn: (date: string) => countOn.get(date) ?? 0,
    page: (onlyOpen: boolean, limit: number, offset: number) => (onlyOpen ? open : all).all(limit, offset),
    count: (onlyOpen: boolean) => (onlyOpen ? countOpen : count).get() ?? 0,
  }
}

export type FeedbackStore = ReturnType<typeof feedbackStore>
