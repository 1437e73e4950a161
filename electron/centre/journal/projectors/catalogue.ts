import { IN_FORCE } from '../../store/catalogue-store.ts'
import type { Db } from '../../store/open-database.ts'
import type { RecordedOf } from '../recorded.ts'
import type { Projectors } from './projectors.ts'

type CatalogueEvent =
  | 'procedure.defined'
  | 'procedure.versioned'
  | 'procedure.ended'
  | 'catalogue.imported'
  | 'catalogue.importUndone'
  | 'procedure.read'

/** Procedures by versions: a person's own change holds from its day on, those of an import from the day it names. */
export function catalogueProjectors(db: Db): Pick<Projectors, CatalogueEvent> {
  const versions = versionStatements(db)
  // A code that belongs to another one is an error: a REPLACE would remove that one without a word.
  const define = db.prepare(
    `INSERT INTO procedure VALUES (?, ?, 0)
     ON CONFLICT (id) DO UPDATE SET code = excluded.code, retired = 0`,
  )
  const defineImported = db.prepare(
    `INSERT INTO procedure SELECT procedure_id, code, 0 FROM procedure_version
       WHERE import_id = ? AND body IS NOT NULL ORDER BY seq
     ON CONFLICT (id) DO UPDATE SET code = excluded.code, retired = 0 WHERE retired = 1`,
  )
  const imported = db.prepare(
    'INSERT INTO catalogue_import VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL)',
  )
  const undone = db.prepare('UPDATE catalogue_import SET undone_seq = ?, undone_ms = ?, undone_by = ? WHERE id = ?')
  const read = db.prepare('INSERT OR IGNORE INTO procedure_read VALUES (?, ?, ?, ?)')
  return {
    'procedure.defined': ({ payload: p, seq, businessDate }) => {
      define.run(p.id, p.code)
      versions.add(seq, p.id, versions.isFirst(p.id) ? '' : businessDate, p.code, p.fieldId, JSON.stringify(p), null)
    },
    'procedure.versioned': ({ payload: { importId, from, procedure: p }, seq }) =>
      versions.add(seq, p.id, from, p.code, p.fieldId, JSON.stringify(p), importId),
    'procedure.ended': ({ payload: { importId, from, procedureId }, seq }) =>
      versions.add(seq, procedureId, from, null, null, null, importId),
    'catalogue.imported': ({ payload: p, seq, atMs, actor }) => {
      defineImported.run(p.importId)
      imported.run(
        ...[p.importId, seq, atMs, actor, p.decision, p.decidedOn, p.from, p.mustRead ? 1 : 0, p.format],
        ...[p.added, p.changed, p.ended, p.leftOut],
      )
    },
    'catalogue.importUndone': ({ payload, seq, atMs, actor }) => undone.run(seq, atMs, actor, payload.importId),
    'procedure.read': ({ payload: { importId, procedureId, officerId }, atMs }) =>
      read.run(importId, procedureId, officerId, atMs),
  }
}

function versionStatements(db: Db) {
  const add = db.prepare('INSERT INTO procedure_version VALUES (?, ?, ?, ?, ?, ?, ?)')
  const any = db.prepare<[string], number>('SELECT 1 FROM procedure_version WHERE procedure_id = +? LIMIT 1').pluck()
  return {
    add: (...row: (string | number | null)[]) => void add.run(...row),
    isFirst: (procedureId: string) => any.get(procedureId) === undefined,
  }
}

/** A person takes a procedure out of use: from that day on. */
export function retireProcedure(db: Db): (event: RecordedOf<'config.retired'>) => void {
  const mark = db.prepare('UPDATE procedure SET retired = 1 WHERE id = ?')
  const { add } = versionStatements(db)
  return ({ payload: { key }, seq, businessDate }) => {
    mark.run(key)
    add(seq, key, businessDate, null, null, null, null)
  }
}

/** What a procedure was like just before an event; null: not in use. */
export function procedureBefore(db: Db): (procedureId: string, date: string, seq: number) => string | null {
  const body = db
    .prepare<[string, string, number], string | null>(
      `SELECT v.body FROM procedure_version v WHERE v.procedure_id = +? AND v.from_date <= +? AND v.seq < +?
         AND ${IN_FORCE} ORDER BY v.from_date DESC, v.seq DESC LIMIT 1`,
    )
    .pluck()
  return (procedureId, date, seq) => body.get(procedureId, date, seq) ?? null
}
