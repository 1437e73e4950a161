import type { Procedure } from '../../../shared/domain/events/config-events.ts'
import type { Db } from './open-database.ts'

/** Whether a version `v` may hold: a person's own, or of an import that ended and was not taken back. */
export const IN_FORCE = `(v.import_id IS NULL OR EXISTS
  (SELECT 1 FROM catalogue_import i WHERE i.id = v.import_id AND i.undone_seq IS NULL))`

/** Seq of the version in force on a day. The sign keeps both orders in one walk through the index. */
const NEWEST = `(SELECT v.seq FROM procedure_version v WHERE v.procedure_id = p.id AND v.from_date <= +? AND ${IN_FORCE}
  ORDER BY v.from_date DESC, v.seq DESC LIMIT 1)`

/** Versions in force on a day (TV-4.1b: none of what has expired), in the order in which their procedures came. Takes the day once. */
export const VERSIONS_ON = `procedure p JOIN procedure_version w ON w.seq = ${NEWEST}`

export type ImportRow = {
  id: string
  seq: number
  atMs: number
  actor: string | null
  decision: string
  decidedOn: string | null
  from: string
  mustRead: 0 | 1
  format: 'csv' | 'xlsx' | 'json'
  added: number
  changed: number
  ended: number
  leftOut: number
  undoneMs: number | null
  undoneBy: string | null
}
export type VersionRow = { seq: number; body: string; importId: string | null }

const IMPORT = `SELECT id, seq, at_ms AS atMs, actor, decision, decided_on AS decidedOn, from_date AS "from",
  must_read AS mustRead, format, added, changed, ended, left_out AS leftOut, undone_ms AS undoneMs,
  undone_by AS undoneBy FROM catalogue_import`

/** Reads of versions and imports. (`+?`: see ticket-store.ts.) */
export function catalogueStore(db: Db) {
  const bodies = db
    .prepare<[string], string>(`SELECT w.body FROM ${VERSIONS_ON} WHERE w.body IS NOT NULL ORDER BY p.rowid`)
    .pluck()
  const fields = db.prepare<[], { id: string; name: string; agencyId: string }>(
    'SELECT id, name, agency_id AS agencyId FROM field WHERE retired = 0',
  )
  const ids = db.prepare<[], { id: string; code: string }>('SELECT id, code FROM procedure')
  const held = db.prepare<[string], { id: string; body: string | null; seq: number }>(
    `SELECT p.id, w.body, w.seq FROM ${VERSIONS_ON} ORDER BY p.rowid`,
  )
  const on = db.prepare<[string, string], VersionRow & { body: string | null }>(
    `SELECT w.seq, w.body, w.import_id AS importId FROM ${VERSIONS_ON} WHERE p.id = +?`,
  )
  const ofDossier = db.prepare<[string], VersionRow & { body: string | null }>(
    `SELECT v.seq, v.body, v.import_id AS importId FROM dossier d JOIN procedure_version v
       ON v.procedure_id = d.procedure_id AND v.from_date <= d.business_date AND v.seq < d.seq
     WHERE d.id = +? AND (v.import_id IS NULL OR EXISTS (SELECT 1 FROM catalogue_import i
       WHERE i.id = v.import_id AND i.seq < d.seq AND COALESCE(i.undone_seq, d.seq + 1) > d.seq))
     ORDER BY v.from_date DESC, v.seq DESC LIMIT 1`,
  )
  const before = db.prepare<[string, string, number], VersionRow & { body: string | null }>(
    `SELECT v.seq, v.body, v.import_id AS importId FROM procedure_version v
     WHERE v.procedure_id = +? AND v.from_date <= +? AND v.seq < +? AND ${IN_FORCE}
     ORDER BY v.from_date DESC, v.seq DESC LIMIT 1`,
  )
  const imports = db.prepare<[], ImportRow>(`${IMPORT} ORDER BY seq DESC LIMIT 100`)
  const oneImport = db.prepare<[string], ImportRow>(`${IMPORT} WHERE id = +?`)
  const newest = db
    .prepare<[], string>('SELECT id FROM catalogue_import WHERE undone_seq IS NULL ORDER BY seq DESC LIMIT 1')
    .pluck()
  const read = db
    .prepare<[string, string, string], number>(
      'SELECT at_ms FROM procedure_read WHERE import_id = +? AND procedure_id = +? AND officer_id = +?',
    )
    .pluck()
  const readOf = db.prepare<[string], { officerId: string; procedureId: string }>(
    'SELECT officer_id AS officerId, procedure_id AS procedureId FROM procedure_read WHERE import_id = +?',
  )
  const concerned = db.prepare<[string], { agencyId: string; count: number }>(
    `SELECT f.agency_id AS agencyId, COUNT(*) AS count FROM procedure_version v JOIN field f ON f.id = v.field_id
     WHERE v.import_id = +? GROUP BY f.agency_id`,
  )
  const readers = db.prepare<[string], { officerId: string; agencyId: string; count: number }>(
    `SELECT r.officer_id AS officerId, f.agency_id AS agencyId, COUNT(*) AS count FROM procedure_read r
     JOIN procedure_version v ON v.import_id = r.import_id AND v.procedure_id = r.procedure_id
     JOIN field f ON f.id = v.field_id WHERE r.import_id = +? GROUP BY r.officer_id, f.agency_id`,
  )
  const whole = (row: (VersionRow & { body: string | null }) | undefined): VersionRow | null =>
    row?.body ? { ...row, body: row.body } : null
  return {
    /** Procedures in force on a day, as JSON. */
    bodiesOn: (date: string) => bodies.all(date),
    /** Fields in use. */
    fields: () => fields.all(),
    /** Codes by the ids that were ever given. */
    codes: () => new Map(ids.all().map(({ id, code }) => [id, code])),
    /** Every procedure that was ever in force until a day; `body` null: not any more. */
    held: (date: string) => held.all(date),
    /** The version in force on a day. */
    versionOn: (procedureId: string, date: string) => whole(on.get(date, procedureId)),
    /** The version in force when a dossier was received: what was imported, changed or taken back later counts for nothing. */
    versionOf: (dossierId: string) => whole(ofDossier.get(dossierId)),
    /** The version that a version replaced on its first day. */
    versionBefore: (procedureId: string, date: string, seq: number) => whole(before.get(procedureId, date, seq)),
    imports: () => imports.all(),
    import: (id: string) => oneImport.get(id) ?? null,
    /** The newest import that holds. */
    newest: () => newest.get() ?? null,
    readAt: (importId: string, procedureId: string, officerId: string) =>
      read.get(importId, procedureId, officerId) ?? null,
    /** What was read of an import, by whom. */
    readOf: (importId: string) => readOf.all(importId),
    /** How many procedures of each agency an import brings, and how many of them each officer has read. */
    concerned: (importId: string) => concerned.all(importId),
    readers: (importId: string) => readers.all(importId),
  }
}

export type CatalogueStore = ReturnType<typeof catalogueStore>
export const bodyOf = ({ body }: VersionRow): Procedure => JSON.parse(body) as Procedure
