import type { Db } from '../../store/open-database.ts'
import type { Projectors } from './projectors.ts'

type AlarmEvent = 'alarm.raised' | 'alarm.answered' | 'alarm.ended'

/** Calls for help among colleagues, and who came. */
export function alarmProjectors(db: Db): Pick<Projectors, AlarmEvent> {
  const raise = db.prepare('INSERT INTO alarm VALUES (?, ?, ?, ?, ?, NULL)')
  const answer = db.prepare('INSERT INTO alarm_answer VALUES (?, ?, ?, ?)')
  const end = db.prepare('UPDATE alarm SET ended_ms = ? WHERE id = ?')
  return {
    'alarm.raised': ({ payload: p, atMs }) => raise.run(p.alarmId, p.kind, p.officerId, p.counterId, atMs),
    'alarm.answered': ({ payload: p, seq }) => answer.run(p.alarmId, p.officerId, p.counterId, seq),
    'alarm.ended': ({ payload: p, atMs }) => end.run(atMs, p.alarmId),
  }
}
