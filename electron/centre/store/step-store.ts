import type { DeskStep } from '../../../shared/api/views.ts'
import type { Db } from './open-database.ts'

export type StepRow = { seq: number; step: DeskStep; ticketId: string | null; officerId: string; atMs: number }

/** Reads of the last step of each counter, while nothing has happened since. */
export function stepStore(db: Db) {
  const last = db.prepare<[string], StepRow>(
    `SELECT seq, step, ticket_id AS ticketId, officer_id AS officerId, at_ms AS atMs FROM last_step WHERE counter_id = +?`,
  )
  return { last: (counterId: string) => last.get(counterId) }
}

export type StepStore = ReturnType<typeof stepStore>
