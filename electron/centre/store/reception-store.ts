import type { CancelCause, HallReason, HallScope, WaitingPolicy } from '../../../shared/api/hall-views.ts'
import type { Placed } from '../../../shared/domain/queue/paper-numbers.ts'
import type { Db } from './open-database.ts'

/** The session of a day as somebody last set it by hand; `planned`: as the hours say. */
export type HallRow = {
  state: 'closed' | 'extended' | 'planned'
  reason: HallReason | null
  words: string | null
  scope: HallScope
  sinceMs: number
  untilMs: number | null
  waiting: WaitingPolicy | null
}

export type CancelledRow = { id: string; number: string; cause: CancelCause; endedMs: number }

/** Reads of the reception desk: the session of a day, places in line, numbers that are taken. (`+?`: see ticket-store.ts.) */
export function receptionStore(db: Db) {
  const hall = db.prepare<[string], HallRow>(
    `SELECT state, reason_code AS reason, w.body AS words, scope, since_ms AS sinceMs, until_ms AS untilMs, waiting
     FROM hall LEFT JOIN person w ON w.id = hall.reason_person WHERE business_date = +?`,
  )
  const placed = db.prepare<[string], Placed>(
    'SELECT ord AS "order", issued_ms AS arrivedAt FROM ticket WHERE business_date = +?',
  )
  const taken = db
    .prepare<[string, string, number], number>(
      'SELECT 1 FROM ticket WHERE business_date = +? AND letter = +? AND no = +?',
    )
    .pluck()
  const lastCard = db
    .prepare<[string, string, number, number], number | null>(
      'SELECT MAX(no) FROM ticket WHERE business_date = +? AND letter = +? AND no BETWEEN +? AND +?',
    )
    .pluck()
  const sent = db
    .prepare<[string], string>(
      `SELECT id FROM ticket WHERE state = 'waiting' AND to_counter_id IS NOT NULL AND business_date = +?`,
    )
    .pluck()
  const aside = db
    .prepare<[string, number], string>(
      `SELECT id FROM ticket INDEXED BY ticket_aside WHERE business_date = +? AND state IN ('held', 'no-show')
       ORDER BY called_seq DESC LIMIT +?`,
    )
    .pluck()
  const cancelled = db.prepare<[string, number], CancelledRow>(
    `SELECT id, number, reason_code AS cause, ended_ms AS endedMs FROM ticket
     WHERE business_date = +? AND state = 'cancelled' ORDER BY ended_ms DESC LIMIT +?`,
  )
  return {
    hall: (date: string) => hall.get(date),
    /** Place and arrival of every number of a day. */
    placed: (date: string) => placed.all(date),
    isTaken: (date: string, letter: string, no: number) => taken.get(date, letter, no) === 1,
    /** The highest number of a letter on a day between two, both included; null when there is none. */
    lastBetween: (date: string, letter: string, from: number, to: number) =>
      lastCard.get(date, letter, from, to) ?? null,
    /** Ids of those who wait for one counter. */
    sent: (date: string) => sent.all(date),
    /** Ids of missed and held numbers of a day, the last called first. */
    aside: (date: string, limit: number) => aside.all(date, limit),
    /** Numbers of a day that ended before their service, newest first. */
    cancelled: (date: string, limit: number) => cancelled.all(date, limit),
  }
}

export type ReceptionStore = ReturnType<typeof receptionStore>
