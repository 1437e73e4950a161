import type { AnswerOf } from '../../../shared/api/operations.ts'
import type { Store } from '../store/store.ts'
import { refused } from './context.ts'
import type { Deps, UseCase } from './context.ts'

/** What a citizen or officer once said; names and PINs of accounts in use are changed, not erased. */
const ERASABLE = ['group', 'words', 'comment', 'contact', 'party', 'dossier', 'slip']

/**
 * Erases the words of a person at their request (law-facts §7: right to deletion); the event that pointed at them stays
 * and its hash tells nothing any more. Erasing twice changes nothing.
 */
export const erasePerson: UseCase<{ personId: string }, AnswerOf<'erasePerson'>> = (deps, { personId }, ctx) => {
  const row = deps.store.desks.personRow(personId)
  if (!row || !ERASABLE.includes(row.kind)) return refused('PERSON_UNKNOWN')
  const answer = () => ({})
  if (row.body === null) return { answer }
  const ids = row.kind === 'party' ? rowsOfParty(deps, personId) : [personId]
  return {
    events: ids.map((id) => ({ type: 'person.erased', payload: { personId: id, ground: 'request' } })),
    apply: (operational) => operational.erasePersons(ids, ctx.now),
    answer,
  }
}

/**
 * All rows about the same citizen or organisation: those of other visits too, what their slips say, and what was said at
 * the desk or about dossiers of their own.
 */
function rowsOfParty({ store }: Deps, personId: string): string[] {
  const same = new Set([personId, ...store.dossiers.samePerson(personId)])
  const dossierIds = [...new Set([...same].flatMap((id) => store.dossiers.dossiersOf(id)))]
  const own = dossierIds.filter((dossierId) => same.has(whoseIs(store, dossierId)))
  const requests = [...same].flatMap((id) => store.dossiers.requestsOf(id))
  const slips = [
    ...dossierIds.flatMap((dossierId) => store.slips.ofDossier(dossierId)),
    ...requests.flatMap(({ id }) => store.slips.standingFor(id)),
  ]
  const rows = [
    ...same,
    ...slips.map(({ contentPerson }) => contentPerson),
    ...own.flatMap((dossierId) => store.dossiers.wordsOf(dossierId)),
    ...requests.flatMap(({ wordsPerson, beyondPerson }) => [wordsPerson, beyondPerson ?? wordsPerson]),
  ]
  return [...new Set(rows)].filter((id) => store.desks.person(id) !== null)
}

/** The owner's row, else that of who filed it. */
function whoseIs({ dossiers }: Store, dossierId: string): string {
  const parties = dossiers.parties(dossierId)
  const found = parties.find(({ role }) => role === 'owner') ?? parties.find(({ role }) => role === 'filer')
  return found?.personId ?? ''
}
