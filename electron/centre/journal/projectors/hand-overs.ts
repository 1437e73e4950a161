import type { PayloadOf } from '../../../../shared/domain/events/catalogue.ts'
import type { Db } from '../../store/open-database.ts'
import type { Projectors } from './projectors.ts'

type HandOverEvent = 'papers.handedOver' | 'papers.signed' | 'papers.handOverCancelled'
type Direction = PayloadOf<'papers.handedOver'>['direction']

/** Papers on their way between the counter and an agency (TT-4.2b, TT-4.2c, BD-10.3b, BD-10.4b). */
export function handOverProjectors(db: Db): Pick<Projectors, HandOverEvent> {
  const insert = db.prepare(
    `INSERT INTO hand_over (seq, id, direction, agency_id, run, officer_id, receiver_person, business_date, at_ms, n, missed)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const line = db.prepare('INSERT INTO hand_over_dossier VALUES (?, ?)')
  const sign = db.prepare('UPDATE hand_over SET signed_ms = ? WHERE id = ?')
  const cancel = db.prepare('UPDATE hand_over SET cancelled = 1 WHERE id = ?')
  const waitAgain = db.prepare('UPDATE dossier SET paper_ms = NULL WHERE id = ?')
  const gone: Readonly<Record<Direction, (dossierId: string, atMs: number) => unknown>> = {
    out: whenGone(db, 'paper_ms = ?'),
    back: whenGone(db, `state = 'with-agency', shelf = NULL, paper_ms = ?`),
    archive: whenGone(db, `state = 'archived', before_state = NULL, ended_ms = ?`),
    // What came of each is told by its own event.
    in: () => undefined,
  }
  return {
    'papers.handedOver': ({ payload: p, seq, atMs, businessDate }) => {
      insert.run(
        ...[seq, p.handOverId, p.direction, p.agencyId, p.run, p.officerId, p.receiver.id, businessDate, atMs],
        ...[p.dossierIds.length, p.missed.length],
      )
      for (const id of p.dossierIds) {
        line.run(id, p.handOverId)
        gone[p.direction](id, atMs)
      }
    },
    'papers.signed': ({ payload: p, atMs }) => sign.run(atMs, p.handOverId),
    'papers.handOverCancelled': ({ payload: p }) => {
      cancel.run(p.handOverId)
      for (const id of p.dossierIds) waitAgain.run(id)
    },
  }
}

function whenGone(db: Db, change: string): (dossierId: string, atMs: number) => unknown {
  const update = db.prepare(`UPDATE dossier SET ${change} WHERE id = ?`)
  return (dossierId, atMs) => update.run(atMs, dossierId)
}
