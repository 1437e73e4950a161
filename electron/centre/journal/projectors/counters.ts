import type { Db } from '../../store/open-database.ts'
import { noTable } from './projectors.ts'
import { returnSent } from './tickets.ts'
import type { Projectors } from './projectors.ts'

type CounterEvent =
  | 'counter.opened'
  | 'counter.paused'
  | 'counter.closed'
  | 'session.started'
  | 'session.ended'
  | 'login.refused'
  | 'machine.maintained'
  | 'machine.openedBySpare'

/** State of a counter and who sits there. Sessions themselves are operational: only their beginning and end are told. */
export function counterProjectors(db: Db): Pick<Projectors, CounterEvent> {
  const state = db.prepare('UPDATE counter SET state = ?, reason_code = ?, reason_person = ? WHERE id = ?')
  const seat = db.prepare('UPDATE counter SET officer_id = ? WHERE id = ?')
  const leave = db.prepare(
    `UPDATE counter SET officer_id = NULL, state = 'closed', reason_code = NULL, reason_person = NULL WHERE id = ? AND officer_id = ?`,
  )
  const sentBack = returnSent(db)
  return {
    'counter.opened': ({ payload: p }) => state.run('open', null, null, p.counterId),
    'counter.paused': ({ payload: p }) => state.run('paused', p.reason.code, p.reason.words?.id ?? null, p.counterId),
    'counter.closed': ({ payload: p, businessDate }) => {
      state.run('closed', p.reason?.code ?? null, p.reason?.words?.id ?? null, p.counterId)
      sentBack.run(businessDate, p.counterId)
    },
    'session.started': ({ payload: p }) => {
      if (p.counterId !== null) seat.run(p.officerId, p.counterId)
    },
    // A log-out closes the counter: nobody sits there to call.
    'session.ended': ({ payload: p, businessDate }) => {
      if (p.counterId !== null && leave.run(p.counterId, p.officerId).changes > 0)
        sentBack.run(businessDate, p.counterId)
    },
    'login.refused': noTable,
    'machine.maintained': noTable,
    'machine.openedBySpare': noTable,
  }
}
