import type { Db } from '../../store/open-database.ts'
import type { Recorded } from '../recorded.ts'

/** Keeps who saw whose data, whichever event tells it (KT-5.1d): opened, a slip printed again, a scanned paper looked at. */
export function dataViews(db: Db): (event: Recorded) => void {
  const view = db.prepare('INSERT INTO data_view VALUES (?, ?, ?, ?, ?, ?, ?)')
  const dossiersOf = db.prepare<[string], string>('SELECT dossier_id FROM slip_dossier WHERE slip_id = ?').pluck()
  return ({ type, payload: p, seq, atMs, businessDate }) => {
    const keep = (dossierId: string, officerId: string, what: string, slipId: string | null): void =>
      void view.run(seq, dossierId, officerId, what, slipId, businessDate, atMs)
    if (type === 'dossier.viewed') keep(p.dossierId, p.officerId, p.purpose, null)
    if (type === 'digital.viewed') keep(p.dossierId, p.officerId, 'scan', null)
    if (type === 'slip.reprinted')
      for (const dossierId of dossiersOf.all(p.slipId)) keep(dossierId, p.officerId, 'reprint', p.slipId)
  }
}
