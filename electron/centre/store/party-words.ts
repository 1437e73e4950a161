import type { Db } from './open-database.ts'

/** A request or refusal at the desk, which no dossier knows of. */
export type DeskRequest = { readonly id: string; readonly wordsPerson: string; readonly beyondPerson: string | null }

const OF_DOSSIER = [
  ...['delivery_person', 'summary_person', 'note_person'].map(
    (column) => `SELECT ${column} FROM dossier WHERE id = +?`,
  ),
  'SELECT name_person FROM dossier_component WHERE dossier_id = +?',
  'SELECT ground_person FROM dossier_component WHERE dossier_id = +?',
  'SELECT person_id FROM dossier_words WHERE dossier_id = +?',
]

/** Reads of erasable rows that say something of a party beside its own. (`+?`: see ticket-store.ts.) */
export function partyWords(db: Db) {
  const requests = db.prepare<[string, string], DeskRequest>(
    `SELECT id, words_person AS wordsPerson, beyond_person AS beyondPerson FROM supplement WHERE party_person = +?
     UNION ALL SELECT id, words_person, NULL FROM refusal WHERE party_person = +?`,
  )
  const words = OF_DOSSIER.map((question) => db.prepare<[string], string | null>(question).pluck())
  return {
    /** What was asked of a party, or refused, before there was a dossier; and what was refused afterwards. */
    requestsOf: (personId: string) => requests.all(personId, personId),
    /** Rows of what was said about a dossier: where the result goes, what it is about, what was asked for and why. */
    wordsOf: (dossierId: string): string[] =>
      words.flatMap((question) => question.all(dossierId)).filter((personId) => personId !== null),
  }
}
