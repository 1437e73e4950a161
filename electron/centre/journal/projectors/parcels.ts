import type { Db } from '../../store/open-database.ts'
import type { Projectors } from './projectors.ts'

type ParcelEvent = 'parcel.noted' | 'parcels.posted' | 'parcel.delivered' | 'parcel.cameBack' | 'parcel.dropped'

/** What goes by post and what became of it. */
export function parcelProjectors(db: Db): Pick<Projectors, ParcelEvent> {
  const note = db.prepare(
    `INSERT INTO parcel (seq, id, dossier_id, direction, tracking, state, noted_ms, ended_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const post = db.prepare(
    `UPDATE parcel SET state = 'posted', hand_over_id = ?, receiver_person = ?, posted_ms = ? WHERE id = ?`,
  )
  // A dossier is on its way as long as one of its parcels is.
  const onItsWay = db.prepare(
    `UPDATE dossier SET posted_ms = (SELECT MAX(posted_ms) FROM parcel WHERE dossier_id = dossier.id AND state = 'posted')
     WHERE id = (SELECT dossier_id FROM parcel WHERE id = ?)`,
  )
  const end = db.prepare('UPDATE parcel SET state = ?, cause = ?, ended_ms = ? WHERE id = ?')
  return {
    'parcel.noted': ({ payload: p, seq, atMs }) => {
      const [state, ended] = p.direction === 'in' ? ['delivered', atMs] : ['packed', null]
      note.run(seq, p.parcelId, p.dossierId, p.direction, p.tracking, state, atMs, ended)
    },
    'parcels.posted': ({ payload: p, atMs }) => {
      for (const id of p.parcelIds) {
        post.run(p.handOverId, p.receiver.id, atMs, id)
        onItsWay.run(id)
      }
    },
    'parcel.delivered': ({ payload: p, atMs }) => {
      end.run('delivered', null, atMs, p.parcelId)
      onItsWay.run(p.parcelId)
    },
    'parcel.cameBack': ({ payload: p, atMs }) => {
      end.run('came-back', p.cause, atMs, p.parcelId)
      onItsWay.run(p.parcelId)
    },
    'parcel.dropped': ({ payload: p, atMs }) => end.run('dropped', null, atMs, p.parcelId),
  }
}
