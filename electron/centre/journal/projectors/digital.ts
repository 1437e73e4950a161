import type { Db } from '../../store/open-database.ts'
import type { EventType } from '../../../../shared/domain/events/catalogue.ts'
import { noTable } from './projectors.ts'
import type { Projectors } from './projectors.ts'

type DigitalEvent = Extract<EventType, `digital.${string}`>

/**
 * Papers with something on them, given, not only shown, of a dossier that is digitised at all (`whyNothing` says the same); and those
 * that came anew with a supplement, whatever there was before.
 */
const LEFT = `UPDATE dossier SET digital_left = (
    SELECT COUNT(*) FROM dossier_component c WHERE c.dossier_id = dossier.id AND c.mark IS NULL
      AND NOT EXISTS (SELECT 1 FROM digital_excuse e WHERE e.dossier_id = c.dossier_id AND e.part = 'c' || c.no)
      AND (EXISTS (SELECT 1 FROM digital_again a WHERE a.dossier_id = c.dossier_id AND a.part = 'c' || c.no)
        OR c.originals + c.certified + c.copies > 0
          AND NOT EXISTS (SELECT 1 FROM digital_page p WHERE p.dossier_id = c.dossier_id AND p.part = 'c' || c.no)))
  WHERE id = ? AND channel <> 'online' AND is_secret = 0`

/** Marks the papers that a supplement brought: the paper in the dossier is another one than the one that was scanned (TV-3.2b). */
export function suppliedPapers(db: Db) {
  const ask = db.prepare('INSERT OR IGNORE INTO supplement_paper VALUES (?, ?)')
  const again = db.prepare(
    `INSERT OR REPLACE INTO digital_again
     SELECT c.dossier_id, 'c' || c.no, ? FROM supplement_paper s JOIN dossier_component c ON c.no = s.no
     WHERE s.supplement_id = ? AND c.dossier_id = ? AND c.mark IS NULL`,
  )
  const count = countLeft(db)
  return {
    asked(supplementId: string, papers: readonly { readonly no: number | null }[]): void {
      for (const { no } of papers) if (no !== null) ask.run(supplementId, no)
    },
    supplied(supplementId: string, dossierId: string, atMs: number): void {
      again.run(atMs, supplementId, dossierId)
      count(dossierId)
    },
  }
}

/** Counts the papers of a dossier that are still to be digitised. */
export function countLeft(db: Db): (dossierId: string) => void {
  const count = db.prepare(LEFT)
  return (dossierId) => void count.run(dossierId)
}

/** Digitised papers: files, the order of their pages, and what is left out with its reason. */
export function digitalProjectors(db: Db): Pick<Projectors, DigitalEvent> {
  const count = countLeft(db)
  const file = db.prepare('INSERT INTO digital_file VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)')
  const last = db
    .prepare<[string, string], number>(
      'SELECT COALESCE(MAX(ord), 0) FROM digital_page WHERE dossier_id = ? AND part = ?',
    )
    .pluck()
  const page = db.prepare('INSERT INTO digital_page VALUES (?, ?, ?, ?, ?, ?)')
  const clear = db.prepare('DELETE FROM digital_page WHERE dossier_id = ? AND part = ?')
  const remove = db.prepare('DELETE FROM digital_page WHERE dossier_id = ? AND part = ? AND file_id = ? AND page = ?')
  const gone = db.prepare(
    `UPDATE digital_file SET removed_ms = ? WHERE id = ?
       AND NOT EXISTS (SELECT 1 FROM digital_page p WHERE p.dossier_id = digital_file.dossier_id
         AND p.part = digital_file.part AND p.file_id = digital_file.id)`,
  )
  const excuse = db.prepare('INSERT OR REPLACE INTO digital_excuse VALUES (?, ?, ?, ?, ?, ?)')
  const noExcuse = db.prepare('DELETE FROM digital_excuse WHERE dossier_id = ? AND part = ?')
  const stands = db.prepare('DELETE FROM digital_again WHERE dossier_id = ? AND part = ?')
  const view = db.prepare('INSERT OR IGNORE INTO digital_view VALUES (?, ?, ?, ?)')
  return {
    'digital.offered': noTable,
    'digital.turnedAway': noTable,
    'digital.attached': ({ payload: p, seq, atMs }) => {
      file.run(
        ...[seq, p.fileId, p.dossierId, p.part, p.sha256, p.bytes, p.pages, p.format, p.conformance],
        ...[p.isSigned ? 1 : 0, p.dpi, p.source, p.file.id, p.officerId, atMs],
      )
      stands.run(p.dossierId, p.part)
      const from = last.get(p.dossierId, p.part) ?? 0
      for (let no = 1; no <= p.pages; no++) page.run(p.dossierId, p.part, from + no, p.fileId, no, 0)
      count(p.dossierId)
    },
    'digital.ordered': ({ payload: p }) => {
      clear.run(p.dossierId, p.part)
      p.pages.forEach((one, place) => page.run(p.dossierId, p.part, place + 1, one.fileId, one.page, one.turn))
    },
    'digital.removed': ({ payload: p, atMs }) => {
      for (const one of p.pages) remove.run(p.dossierId, p.part, one.fileId, one.page)
      for (const fileId of new Set(p.pages.map((one) => one.fileId))) gone.run(atMs, fileId)
      count(p.dossierId)
    },
    'digital.excused': ({ payload: p, atMs }) => {
      if (p.excuse === null) noExcuse.run(p.dossierId, p.part)
      else excuse.run(p.dossierId, p.part, p.excuse, p.words?.id ?? null, p.officerId, atMs)
      count(p.dossierId)
    },
    'digital.stands': ({ payload: p }) => {
      stands.run(p.dossierId, p.part)
      count(p.dossierId)
    },
    'digital.viewed': ({ payload: p, atMs, businessDate }) => view.run(p.fileId, p.officerId, businessDate, atMs),
  }
}
