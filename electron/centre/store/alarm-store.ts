import type { AlarmKind } from '../../../shared/api/alarm-views.ts'
import type { Db } from './open-database.ts'

export type AlarmRow = { id: string; kind: AlarmKind; officerId: string; counterId: string | null; raisedMs: number }
export type AnswerRow = { officerId: string; counterId: string | null }

/** Reads of the calls for help that nobody has ended. */
export function alarmStore(db: Db) {
  const columns = 'id, kind, officer_id AS officerId, counter_id AS counterId, raised_ms AS raisedMs'
  const open = db.prepare<[], AlarmRow>(`SELECT ${columns} FROM alarm WHERE ended_ms IS NULL ORDER BY raised_ms, id`)
  const byId = db.prepare<[string], AlarmRow>(`SELECT ${columns} FROM alarm WHERE id = +? AND ended_ms IS NULL`)
  const answers = db.prepare<[string], AnswerRow>(
    'SELECT officer_id AS officerId, counter_id AS counterId FROM alarm_answer WHERE alarm_id = +? ORDER BY ord',
  )
  return {
    /** The oldest first. */
    open: () => open.all(),
    openById: (id: string) => byId.get(id),
    /** Who is on the way, the first first. */
    answers: (alarmId: string) => answers.all(alarmId),
  }
}

export type AlarmStore = ReturnType<typeof alarmStore>
