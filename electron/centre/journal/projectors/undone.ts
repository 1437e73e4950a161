import type { PayloadOf } from '../../../../shared/domain/events/catalogue.ts'
import type { Db } from '../../store/open-database.ts'
import { TICKET_COLUMNS } from './last-step.ts'
import type { Before } from './last-step.ts'
import type { Projectors } from './projectors.ts'

type Undone = 'ticket.undone' | 'counter.undone'
type Place = { businessDate: string; serviceId: string; priority: number; state: string; periodId: number }

/**
 * A step that is taken back: what it changed stands again as before. The period that it began is gone and the one before
 * goes on, so that times of waiting and service stay sums over periods, as if the slip of the finger had not been; the
 * journal keeps both events.
 */
export function undoneProjectors(db: Db): Pick<Projectors, Undone> {
  const counter = db.prepare('UPDATE counter SET state = ?, reason_code = ?, reason_person = ? WHERE id = ?')
  const back = ticketBack(db)
  const take = lastStep(db)
  return {
    'ticket.undone': ({ payload: p }) => back(p, take(p.counterId, p.undone)),
    'counter.undone': ({ payload: p }) => {
      const { counter: desk } = take(p.counterId, p.undone)
      counter.run(desk.state, desk.reason_code, desk.reason_person, p.counterId)
    },
  }
}

function lastStep(db: Db): (counterId: string, seq: number) => Before {
  const last = db.prepare<[string], { seq: number; before: string }>(
    'DELETE FROM last_step WHERE counter_id = ? RETURNING seq, before',
  )
  return (counterId, seq) => {
    const row = last.get(counterId)
    if (row?.seq !== seq) throw new Error(`event ${seq} is not the last step of ${counterId}`)
    return JSON.parse(row.before) as Before
  }
}

function ticketBack(db: Db): (step: PayloadOf<'ticket.undone'>, before: Before) => void {
  const place = db.prepare<[string], Place>(
    `SELECT business_date AS businessDate, service_id AS serviceId, priority, state, period_id AS periodId
     FROM ticket WHERE id = +?`,
  )
  const line = db.prepare(
    'UPDATE line SET waiting = waiting + ? WHERE business_date = +? AND service_id = +? AND priority = +?',
  )
  const dropPeriod = db.prepare('DELETE FROM period WHERE id = +? AND id <> +?')
  const period = db.prepare('UPDATE period SET end_ms = ?, kind = ? WHERE id = ?')
  const ticket = db.prepare(
    `UPDATE ticket SET ${TICKET_COLUMNS.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`,
  )
  const counter = db.prepare('UPDATE counter SET ticket_id = ?, turns = ? WHERE id = ?')
  const unlearn = unlearning(db)
  return ({ ticketId, counterId, undone }, before) => {
    const now = place.get(ticketId)
    if (!now || !before.ticket || !before.period) throw new Error(`no ticket ${ticketId} to take a step back with`)
    const then = before.ticket
    const was = Object.fromEntries(TICKET_COLUMNS.map((column, index) => [column, then[index] ?? null]))
    if (now.state === 'waiting') line.run(-1, now.businessDate, now.serviceId, now.priority)
    if (was['state'] === 'waiting') line.run(1, now.businessDate, was['service_id'], now.priority)
    dropPeriod.run(now.periodId, was['period_id'])
    period.run(before.period.end_ms, before.period.kind, was['period_id'])
    ticket.run(...then, ticketId)
    counter.run(before.counter.ticket_id, before.counter.turns, counterId)
    unlearn(ticketId, undone)
  }
}

/**
 * Forgets what a service learned of the step. When it has learned more meanwhile, the one sample too many stays: newer
 * ones outweigh it by themselves.
 */
function unlearning(db: Db): (ticketId: string, undone: number) => void {
  const first = db.prepare('DELETE FROM wait_model WHERE seq = +? AND before IS NULL')
  const restore = db.prepare('UPDATE wait_model SET model = before, before = NULL, seq = NULL WHERE seq = +?')
  const notCalled = db.prepare(
    'UPDATE forecast SET waited = NULL WHERE id = (SELECT ord FROM ticket WHERE id = +? AND calls = 0)',
  )
  return (ticketId, undone) => {
    notCalled.run(ticketId)
    first.run(undone)
    restore.run(undone)
  }
}
