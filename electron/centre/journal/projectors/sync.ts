import type { Db } from '../../store/open-database.ts'
import type { EventType } from '../../../../shared/domain/events/catalogue.ts'
import type { Recorded } from '../recorded.ts'
import type { Projectors } from './projectors.ts'

type SyncEvent = Extract<EventType, `delivery.${string}` | `province.${string}`>

/** Rows that the province did not take and what was done about them, and what it tells of dossiers. */
export function syncProjectors(db: Db): Pick<Projectors, SyncEvent> {
  const reject = db.prepare(
    `INSERT INTO delivery_task (seq, type, dossier_id, code, field, state, rejected_ms) VALUES (?, ?, ?, ?, ?, 'open', ?)
     ON CONFLICT (seq) DO UPDATE SET code = excluded.code, field = excluded.field, state = 'open',
       rejected_ms = excluded.rejected_ms, officer_id = NULL, settled_ms = NULL, settled_by = NULL`,
  )
  const settle = db.prepare(
    `UPDATE delivery_task SET state = ?, officer_id = ?, settled_ms = ?, settled_by = ?, words_person = ? WHERE seq = ?`,
  )
  const accept = db.prepare(`UPDATE delivery_task SET state = 'accepted', settled_ms = ? WHERE seq = ?`)
  const file = db.prepare('INSERT OR IGNORE INTO delivery_file VALUES (?, ?)')
  const status = db.prepare('INSERT OR REPLACE INTO province_status VALUES (?, ?, ?, ?, ?, ?)')
  const notice = db.prepare(
    `INSERT INTO province_notice (seq, id, dossier_id, kind, body, words_person, state, at_ms) VALUES (?, ?, ?, ?, ?, ?, 'open', ?)
     ON CONFLICT (id) DO UPDATE SET body = excluded.body, words_person = excluded.words_person, state = 'open',
       at_ms = excluded.at_ms, ended_ms = NULL`,
  )
  const floor = db.prepare(`INSERT OR IGNORE INTO number_floor VALUES ('code', ?, ?)`)
  const endNotice = db.prepare('UPDATE province_notice SET state = ?, ended_ms = ? WHERE id = ?')
  return {
    'delivery.rejected': ({ payload: p, atMs }) => reject.run(p.seq, p.type, p.dossierId, p.code, p.field, atMs),
    'delivery.accepted': ({ payload: p, atMs }) => accept.run(atMs, p.seq),
    'delivery.resent': ({ payload: p, atMs, seq }) => settle.run('resent', p.officerId, atMs, seq, null, p.seq),
    'delivery.corrected': ({ payload: p, atMs, seq }) => settle.run('corrected', p.officerId, atMs, seq, null, p.seq),
    'delivery.closed': ({ payload: p, atMs, seq }) => settle.run('closed', p.officerId, atMs, seq, p.words.id, p.seq),
    'delivery.fileTaken': ({ payload: p, atMs }) => file.run(p.fileId, atMs),
    'province.statusTold': ({ payload: p, atMs }) =>
      status.run(p.dossierId, p.status, p.unit, p.note?.id ?? null, p.saidAt, atMs),
    'province.resultTold': ({ payload: { noticeId, dossierId, note, ...body }, seq, atMs }) =>
      notice.run(seq, noticeId, dossierId, 'result', JSON.stringify(body), note?.id ?? null, atMs),
    'province.supplementTold': ({ payload: { noticeId, dossierId, words, ...body }, seq, atMs }) =>
      notice.run(seq, noticeId, dossierId, 'supplement', JSON.stringify(body), words.id, atMs),
    'province.codesKnown': ({ payload: p }) =>
      p.codes.forEach(({ series, date, no }) => floor.run(`${series}|${date}`, no)),
    // What the journal alone keeps: who looks into the past reads it there.
    'province.sealDiffered': () => undefined,
    'province.noteSeen': () => undefined,
    'province.noticeEnded': ({ payload: p, atMs }) => endNotice.run(p.how, atMs, p.noticeId),
  }
}

/** What other events mean for the line: an epoch begins, or an officer has done what the province asked for. */
export function syncTraces(db: Db): (event: Recorded) => void {
  const begin = db.prepare('INSERT INTO journal_epoch VALUES (?, ?, ?, ?)')
  const done = db.prepare(
    `UPDATE province_notice SET state = 'done', ended_ms = ? WHERE dossier_id = ? AND kind = ? AND state = 'open'`,
  )
  return ({ type, payload, seq, atMs }) => {
    if (type === 'journal.started') begin.run(seq, payload.epoch, payload.after ?? null, payload.follows ?? null)
    else if (type === 'dossier.resultRecorded') done.run(atMs, payload.dossierId, 'result')
    else if (type === 'dossier.supplementRequested') done.run(atMs, payload.dossierId, 'supplement')
  }
}
