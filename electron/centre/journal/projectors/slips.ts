import type { Db } from '../../store/open-database.ts'
import type { Projectors } from './projectors.ts'

type SlipEvent = 'slip.issued' | 'slip.cancelled' | 'slip.redacted' | 'slip.reprinted'

/** Slips: numbered, never removed; a cancelled one stays with its reason (forms.md §10.3). */
export function slipProjectors(db: Db): Pick<Projectors, SlipEvent> {
  const issue = db.prepare(
    `INSERT INTO slip (seq, id, kind, form_set, version, year, count, number, issued_ms, business_date, officer_id,
       content_person, about_id, replaces) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const about = db.prepare('INSERT INTO slip_dossier VALUES (?, ?)')
  const cancel = db.prepare('UPDATE slip SET cancel_cause = ?, cancel_person = ? WHERE id = ?')
  const redact = db.prepare('UPDATE slip SET content_person = ? WHERE id = ?')
  const reprint = db.prepare('UPDATE slip SET reprints = ? WHERE id = ?')
  return {
    'slip.issued': ({ payload: p, seq, atMs }) => {
      issue.run(
        ...[seq, p.slipId, p.kind, p.formSet, p.version, p.year, p.count, p.number, atMs, p.businessDate],
        ...[p.officerId, p.content.id, p.aboutId, p.replaces],
      )
      for (const dossierId of p.dossierIds) about.run(dossierId, p.slipId)
    },
    'slip.cancelled': ({ payload: p }) => cancel.run(p.cause, p.words?.id ?? null, p.slipId),
    'slip.redacted': ({ payload: p }) => redact.run(p.content.id, p.slipId),
    'slip.reprinted': ({ payload: p }) => reprint.run(p.nth, p.slipId),
  }
}
