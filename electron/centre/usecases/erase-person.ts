import type { AnswerOf } from '../../../shared/api/operations.ts'
import { refused } from './context.ts'
import type { UseCase } from './context.ts'

/** What a citizen or officer once said; names and PINs of accounts in use are changed, not erased. */
const ERASABLE = ['group', 'words', 'comment', 'contact']

/**
 * Erases the words of a person at their request (law-facts §7: right to deletion); the event that pointed at them stays
 * and its hash tells nothing any more. Erasing twice changes nothing.
 */
export const erasePerson: UseCase<{ personId: string }, AnswerOf<'erasePerson'>> = (deps, { personId }, ctx) => {
  const row = deps.store.desks.personRow(personId)
  if (!row || !ERASABLE.includes(row.kind)) return refused('PERSON_UNKNOWN')
  const answer = () => ({})
  if (row.body === null) return { answer }
  return {
    events: [{ type: 'person.erased', payload: { personId, ground: 'request' } }],
    apply: (operational) => operational.erasePersons([personId], ctx.now),
    answer,
  }
}
