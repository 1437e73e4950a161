import type { AnswerOf } from '../../../shared/api/operations.ts'
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

/** All rows about the same citizen or organisation: those of other visits too, and what their slips say. */
function rowsOfParty({ store }: Deps, personId: string): string[] {
  const same = new Set([personId, ...store.dossiers.samePerson(personId)])
  const slips = [...same]
    .flatMap((id) => store.dossiers.dossiersOf(id))
    .flatMap((dossierId) => store.slips.ofDossier(dossierId))
    .map(({ contentPerson }) => contentPerson)
  return [...new Set([...same, ...slips])].filter((id) => store.desks.person(id) !== null)
}
