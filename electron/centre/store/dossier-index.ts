import { indexWords } from '../../../shared/domain/dossier/search-words.ts'
import type { Searched } from '../../../shared/domain/dossier/search-words.ts'
import type { Db } from './open-database.ts'

const DAY_MS = 86_400_000

/**
 * What finds people and dossiers: words and marks that repeat what erasable rows hold, and go with them. They may be lost
 * and made anew from those rows.
 */
export function dossierIndex(db: Db) {
  const drop = db.prepare('DELETE FROM dossier_index WHERE rowid = (SELECT seq FROM dossier WHERE id = ?)')
  const add = db.prepare('INSERT INTO dossier_index (rowid, words) SELECT seq, ? FROM dossier WHERE id = ?')
  const bodies = db
    .prepare<[string], string>(
      `SELECT p.body FROM dossier_party JOIN person p ON p.id = person_id
       WHERE dossier_id = +? AND p.body IS NOT NULL ORDER BY role`,
    )
    .pluck()
  const mark = db.prepare('INSERT OR IGNORE INTO party_mark VALUES (?, ?)')
  const join = db.prepare('INSERT OR IGNORE INTO party_mark SELECT mark, ? FROM party_mark WHERE person_id = ?')
  const unmark = db.prepare('DELETE FROM party_mark WHERE person_id = ?')
  const dossiersOf = db
    .prepare<[string], string>('SELECT DISTINCT dossier_id FROM dossier_party WHERE person_id = +?')
    .pluck()
  const dropLookUps = db.prepare('DELETE FROM look_up_attempt WHERE since_ms < ?')
  const setLookUp = db.prepare('INSERT OR REPLACE INTO look_up_attempt VALUES (?, ?, ?)')

  /** Makes the words of a dossier anew from the rows of its parties that are not erased. */
  function indexDossier(dossierId: string): void {
    drop.run(dossierId)
    const parties = bodies.all(dossierId).map((body) => JSON.parse(body) as Searched)
    if (parties.length > 0) add.run(indexWords(parties), dossierId)
  }
  return {
    indexDossier,
    /** Marks rows of the same person by a keyed hash, so that they are told to be the same without their words. */
    markParty: (marks: readonly string[], personId: string): void => {
      for (const one of marks) mark.run(one, personId)
    },
    /** A row takes over the marks of another of the same person, and both get one in common: the one is found by the other. */
    joinParties(fromId: string, toId: string): void {
      join.run(toId, fromId)
      for (const id of [fromId, toId]) mark.run(`row:${fromId}`, id)
    },
    /** After rows of parties were emptied: nothing finds them any more. */
    forgetParties(ids: readonly string[]): void {
      for (const id of ids) {
        for (const dossierId of dossiersOf.all(id)) indexDossier(dossierId)
        unmark.run(id)
      }
    },
    /** Wrong guesses of a place; those of days ago go. */
    setLookUpAttempts(place: string, wrong: number, sinceMs: number): void {
      dropLookUps.run(sinceMs - DAY_MS)
      setLookUp.run(place, wrong, sinceMs)
    },
  }
}
