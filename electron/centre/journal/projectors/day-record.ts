import { afterService, afterWait, newPace } from '../../../../shared/domain/queue/pace.ts'
import type { Forecast, PaceModel } from '../../../../shared/domain/queue/pace.ts'
import { localMinutes } from '../../../../shared/domain/time/vietnam-time.ts'
import { lastParsed } from '../../../../shared/kernel/last-parsed.ts'
import type { Db } from '../../store/open-database.ts'
import type { Recorded, RecordedOf } from '../recorded.ts'

const MS_PER_MINUTE = 60_000
const MINUTES_PER_HOUR = 60

/**
 * What a day leaves behind for those that come: the forecasts with the waits that came of them, what each service learned,
 * and when every counter was open. Runs after the projectors of tickets and counters and reads what they wrote.
 */
export function dayRecord(db: Db): (event: Recorded) => void {
  const spans = counterSpans(db)
  const learn = forecastLearning(db)
  return (event) => {
    if ('counterId' in event.payload && COUNTER_EVENT.test(event.type)) spans.keep(event.payload.counterId, event)
    if (event.type === 'counter.undone') spans.takeBack(event)
    if (event.type === 'ticket.issued') learn.issued(event)
    if (event.type === 'ticket.called') learn.called(event)
    if (event.type === 'ticket.finished') learn.finished(event)
  }
}

/** What may begin another stretch; a pause that is taken back leaves none. */
const COUNTER_EVENT = /^(counter\.(?!undone)|session\.)/

type State = { state: string; reasonCode: string | null; officerId: string | null }

/** A row for each stretch of time in which a counter's state and officer stayed the same. */
function counterSpans(db: Db) {
  const counter = db.prepare<[string], State>(
    'SELECT state, reason_code AS reasonCode, officer_id AS officerId FROM counter WHERE id = +?',
  )
  const last = db.prepare<[string], State & { id: number; startMs: number }>(
    `SELECT id, state, reason_code AS reasonCode, officer_id AS officerId, start_ms AS startMs FROM counter_span
     WHERE counter_id = +? ORDER BY id DESC LIMIT 1`,
  )
  const end = db.prepare('UPDATE counter_span SET end_ms = ? WHERE id = ?')
  const begin = db.prepare('INSERT INTO counter_span VALUES (?, ?, ?, ?, ?, ?, NULL)')
  const remove = db.prepare('DELETE FROM counter_span WHERE id = +?')
  return {
    keep(counterId: string | null, { seq, atMs }: Recorded): void {
      const now = counterId === null ? undefined : counter.get(counterId)
      if (!now || counterId === null) return
      const before = last.get(counterId)
      const { state, reasonCode, officerId } = now
      if (before && before.state === state && before.reasonCode === reasonCode && before.officerId === officerId) return
      // The clock of the machine may be set back: a stretch never ends before it began.
      const startMs = Math.max(atMs, before?.startMs ?? 0)
      if (before) end.run(startMs, before.id)
      begin.run(seq, counterId, state, reasonCode, officerId, startMs)
    },
    /** The stretch before the undone pause goes on as if there had been none. */
    takeBack({ payload: { counterId, undone } }: RecordedOf<'counter.undone'>): void {
      remove.run(undone)
      const before = last.get(counterId)
      if (before) end.run(null, before.id)
    },
  }
}

/** A number that is called for the first time, with what was told when it was given. */
type FirstCall = Pick<Forecast, 'base' | 'load'> & { id: number; serviceId: string; issuedMs: number; open: number }

function forecastLearning(db: Db) {
  const give = db.prepare('INSERT INTO forecast VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL)')
  const firstCall = db.prepare<[string], FirstCall>(
    `SELECT f.id, f.service_id AS serviceId, t.issued_ms AS issuedMs, base, load, open
     FROM ticket t JOIN forecast f ON f.id = t.ord AND f.service_id = t.service_id WHERE t.id = +? AND t.calls = 1`,
  )
  const came = db.prepare('UPDATE forecast SET waited = ? WHERE id = ?')
  const serviceOf = db.prepare<[string], string>('SELECT service_id FROM ticket WHERE id = +?').pluck()
  const paces = paceTable(db)
  return {
    issued({ payload: { forecast: f, serviceId }, seq }: RecordedOf<'ticket.issued'>): void {
      if (f) give.run(seq, serviceId, f.middle, f.low, f.high, f.base, f.load, f.open ? 1 : 0)
    },
    called({ payload: { ticketId, why }, seq, atMs }: RecordedOf<'ticket.called'>): void {
      const told = firstCall.get(ticketId)
      // Who was called out of turn, or moved to another service, did not wait in the line that was forecast.
      if (!told || why.rule === 'chosen') return
      const waited = Math.max(0, atMs - told.issuedMs) / MS_PER_MINUTE
      came.run(waited, told.id)
      paces.change(told.serviceId, seq, (pace) => afterWait(pace, { ...told, open: told.open === 1 }, waited))
    },
    finished({ payload: { ticketId, serviceMs }, seq, atMs, businessDate }: RecordedOf<'ticket.finished'>): void {
      const serviceId = serviceOf.get(ticketId)
      const hour = Math.floor(localMinutes(atMs) / MINUTES_PER_HOUR)
      if (serviceId !== undefined)
        paces.change(serviceId, seq, (pace) => afterService(pace, serviceMs / MS_PER_MINUTE, hour, businessDate))
    },
  }
}

function paceTable(db: Db) {
  const read = db.prepare<[string], { usual: number; model: string | null }>(
    `SELECT usual_minutes AS usual, model FROM service LEFT JOIN wait_model ON wait_model.service_id = service.id
     WHERE service.id = +?`,
  )
  // What was known before the newest event that taught stays beside it, so that the event can be taken back.
  const write = db.prepare(
    `INSERT INTO wait_model VALUES (?, ?, ?, NULL)
     ON CONFLICT DO UPDATE SET before = model, model = excluded.model, seq = excluded.seq`,
  )
  const paceOf = lastParsed<PaceModel>()
  return {
    change(serviceId: string, seq: number, next: (pace: PaceModel) => PaceModel): void {
      const row = read.get(serviceId)
      if (!row) return
      const pace = row.model === null ? newPace(row.usual) : paceOf(serviceId, row.model)
      write.run(serviceId, JSON.stringify(next(pace)), seq)
    },
  }
}
