import type { z } from 'zod'
import type { DigitalPage, digitalFormat, digitalSource } from '../../../shared/domain/events/digital-events.ts'
import type { DigitalExcuse } from '../../../shared/domain/digitise/parts.ts'
import type { DigitalFault } from '../../../shared/api/operations/digital.ts'
import type { Db } from './open-database.ts'

export type DigitalFacts = {
  sha256: string
  bytes: number
  pages: number
  format: z.infer<typeof digitalFormat>
  conformance: string | null
  isSigned: number
  dpi: number | null
  source: z.infer<typeof digitalSource>
}
export type DigitalFileRow = DigitalFacts & {
  id: string
  dossierId: string
  part: string
  filePerson: string
  officerId: string
  atMs: number
  /** The hash once more; null when it was erased and the file is gone. */
  held: string | null
}
/** What waits to be filed: at a counter, or with the officer who sent it. */
export type StagedRow = DigitalFacts & { id: string; counterId: string | null; officerId: string | null; atMs: number }
export type PageRow = DigitalPage & { part: string }
export type ExcuseRow = { part: string; excuse: DigitalExcuse; wordsPerson: string | null; atMs: number }

const FACTS = 'sha256, bytes, pages, format, conformance, is_signed AS isSigned, dpi, source'
const FILE = `SELECT f.id, f.dossier_id AS dossierId, f.part, ${FACTS}, f.file_person AS filePerson,
  f.officer_id AS officerId, f.at_ms AS atMs, p.body AS held
  FROM digital_file f LEFT JOIN person p ON p.id = f.file_person`
const STAGED = `SELECT id, ${FACTS}, counter_id AS counterId, officer_id AS officerId, at_ms AS atMs FROM digital_staged`

/** A file that was not taken; its name may say whose paper it is, so it stands in no journal. */
export type TurnedAwayRow = { id: string; counterId: string; name: string; code: DigitalFault; atMs: number }

/** Reads of digitised papers. (`+?`: see ticket-store.ts.) */
export function digitalStore(db: Db) {
  const byId = db.prepare<[string], DigitalFileRow>(`${FILE} WHERE f.id = ? AND f.removed_ms IS NULL`)
  const ofDossier = db.prepare<[string], DigitalFileRow>(
    `${FILE} WHERE f.dossier_id = ? AND f.removed_ms IS NULL ORDER BY f.seq`,
  )
  const pages = db.prepare<[string], PageRow>(
    'SELECT part, file_id AS fileId, page, turn FROM digital_page WHERE dossier_id = ? ORDER BY part, ord',
  )
  const excuses = db.prepare<[string], ExcuseRow>(
    `SELECT part, excuse, words_person AS wordsPerson, at_ms AS atMs FROM digital_excuse WHERE dossier_id = ?`,
  )
  const again = db.prepare<[string], { part: string; sinceMs: number }>(
    'SELECT part, since_ms AS sinceMs FROM digital_again WHERE dossier_id = ?',
  )
  const left = db.prepare<[string], { left: number; isSecret: number }>(
    'SELECT digital_left AS "left", is_secret AS isSecret FROM dossier WHERE id = ?',
  )
  const viewed = db
    .prepare<[string, string, string], number>(
      'SELECT 1 FROM digital_view WHERE file_id = ? AND officer_id = ? AND business_date = ?',
    )
    .pluck()
  const persons = db
    .prepare<[string, string], string>(
      `SELECT file_person FROM digital_file WHERE dossier_id = ? UNION ALL
       SELECT words_person FROM digital_excuse WHERE dossier_id = ? AND words_person IS NOT NULL`,
    )
    .pluck()
  const staged = db.prepare<[string], StagedRow>(`${STAGED} WHERE id = ?`)
  const inbox = db.prepare<[string | null, string], StagedRow>(
    `${STAGED} WHERE counter_id = +? OR officer_id = +? ORDER BY at_ms, id LIMIT 200`,
  )
  const turnedAway = db.prepare<[string | null], TurnedAwayRow>(
    `SELECT id, counter_id AS counterId, name, code, at_ms AS atMs FROM digital_turned_away
     WHERE counter_id = +? ORDER BY at_ms, id LIMIT 200`,
  )
  const hashOf = db.prepare<[string], string>('SELECT sha256 FROM digital_file WHERE file_person = ?').pluck()
  const isNamed = db
    .prepare<[string, string], number>(
      `SELECT 1 WHERE EXISTS (SELECT 1 FROM digital_staged WHERE sha256 = ?) OR EXISTS (
         SELECT 1 FROM digital_file f JOIN person p ON p.id = f.file_person
         WHERE f.sha256 = ? AND p.body IS NOT NULL)`,
    )
    .pluck()
  return {
    /** A file that stands in a dossier. */
    file: (id: string) => byId.get(id),
    filesOf: (dossierId: string) => ofDossier.all(dossierId),
    /** Pages of all parts, each part in its order. */
    pagesOf: (dossierId: string) => pages.all(dossierId),
    excusesOf: (dossierId: string) => excuses.all(dossierId),
    /** Papers that came anew with a supplement and are not digitised since: when they came. */
    againOf: (dossierId: string) => new Map(again.all(dossierId).map(({ part, sinceMs }) => [part, sinceMs])),
    /** Papers that are still to be digitised, and whether the dossier is secret. */
    stateOf: (dossierId: string) => left.get(dossierId) ?? { left: 0, isSecret: 0 },
    wasViewed: (fileId: string, officerId: string, date: string) => viewed.get(fileId, officerId, date) === 1,
    /** Erasable rows about the digitised papers of a dossier. */
    personsOf: (dossierId: string) => persons.all(dossierId, dossierId),
    staged: (id: string) => staged.get(id),
    /** What waits at a counter, or was sent by an officer, the oldest first. */
    inbox: (counterId: string | null, officerId: string) => inbox.all(counterId, officerId),
    /** What the scanner of a counter brought and was not taken, the oldest first. */
    turnedAway: (counterId: string | null) => turnedAway.all(counterId),
    /** The file of an erasable row. */
    hashOf: (personId: string) => hashOf.get(personId),
    /** Whether anything needs a file: a dossier, or what waits to be filed. */
    isNamed: (sha256: string) => isNamed.get(sha256, sha256) === 1,
  }
}
export type DigitalStore = ReturnType<typeof digitalStore>

/** Writes of what waits to be filed. */
export function digitalWrites(db: Db) {
  const add = db.prepare('INSERT INTO digital_staged VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const drop = db.prepare('DELETE FROM digital_staged WHERE id = ?')
  const forget = db.prepare('DELETE FROM digital_staged WHERE at_ms < ?')
  const turnAway = db.prepare('INSERT INTO digital_turned_away VALUES (?, ?, ?, ?, ?)')
  const note = db.prepare('DELETE FROM digital_turned_away WHERE id = ?')
  const forgetAway = db.prepare('DELETE FROM digital_turned_away WHERE at_ms < ?')
  return {
    addStaged: (row: StagedRow) =>
      void add.run(
        ...[row.id, row.counterId, row.officerId, row.sha256, row.bytes, row.pages, row.format, row.conformance],
        ...[row.isSigned, row.dpi, row.source, row.atMs],
      ),
    dropStaged: (id: string) => void drop.run(id),
    addTurnedAway: ({ id, counterId, name, code, atMs }: TurnedAwayRow) =>
      void turnAway.run(id, counterId, name, code, atMs),
    dropTurnedAway: (id: string) => void note.run(id),
    /** Drops what nobody filed or took note of since an instant. */
    forgetStaged(beforeMs: number): void {
      forget.run(beforeMs)
      forgetAway.run(beforeMs)
    },
  }
}
