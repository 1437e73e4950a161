import type { AnswerOf } from '../../../shared/api/operations.ts'
import type { NewEvent } from '../../../shared/domain/events/catalogue.ts'
import type { PersonRow } from '../journal/persons.ts'
import type { Store } from '../store/store.ts'
import { refused } from './context.ts'
import type { Ctx, Deps, UseCase } from './context.ts'
import { redactPayer } from './fees/redact-payer.ts'
import { redactSlips } from './dossier/redact.ts'

/** What a citizen or officer once said; names and PINs of accounts in use are changed, not erased. */
const ERASABLE = ['group', 'words', 'comment', 'contact', 'party', 'dossier', 'slip', 'message']

/**
 * Erases the words of a person at their request (law-facts §7: right to deletion); the event that pointed at them stays
 * and its hash tells nothing any more. Erasing twice changes nothing.
 */
export const erasePerson: UseCase<{ personId: string }, AnswerOf<'erasePerson'>> = (deps, { personId }, ctx) => {
  const row = deps.store.desks.personRow(personId)
  if (!row || !ERASABLE.includes(row.kind)) return refused('PERSON_UNKNOWN')
  const answer = () => ({})
  if (row.body === null) return { answer }
  const { ids, events, rows } = row.kind === 'party' ? rowsOfParty(deps, ctx, personId) : alone(deps, personId)
  return {
    events: [
      ...events,
      ...ids.map((id) => ({ type: 'person.erased' as const, payload: { personId: id, ground: 'request' as const } })),
    ],
    persons: rows,
    apply: (operational) => operational.erasePersons(ids, ctx.now),
    answer,
  }
}

/** Rows that go; and events of lists that stay without the lines of who is erased, with their new rows. */
type Erased = {
  readonly ids: readonly string[]
  readonly events: readonly NewEvent[]
  readonly rows: readonly PersonRow[]
}
/** What is said in one row; of feedback also the letters that say it again. */
function alone({ store }: Deps, personId: string): Erased {
  const letters = store.feedback
    .ofPerson(personId)
    .flatMap((feedbackId) => store.slips.standingFor(feedbackId).map(({ contentPerson }) => contentPerson))
    .filter((contentPerson) => store.desks.person(contentPerson) !== null)
  return { ids: [personId, ...letters], events: [], rows: [] }
}

/**
 * All rows about the same citizen or organisation: those of other visits too, what their slips say, and what was said at
 * the desk or about dossiers of their own. Lists that name others too keep the lines of the others.
 */
function rowsOfParty(deps: Deps, ctx: Ctx, personId: string): Erased {
  const { store } = deps
  const same = new Set([personId, ...store.dossiers.samePerson(personId)])
  const dossierIds = [...new Set([...same].flatMap((id) => store.dossiers.dossiersOf(id)))]
  const own = dossierIds.filter((dossierId) => same.has(whoseIs(store, dossierId)))
  const requests = [...same].flatMap((id) => store.dossiers.requestsOf(id))
  const slips = [
    ...dossierIds.flatMap((dossierId) => store.slips.ofDossier(dossierId)),
    ...requests.flatMap(({ id }) => store.slips.standingFor(id)),
  ].filter(({ contentPerson }) => store.desks.person(contentPerson) !== null)
  const codes = new Set(own.flatMap((dossierId) => store.dossiers.byId(dossierId)?.code ?? []))
  const { whole, replaced, ...redacted } = redactSlips(deps, ctx, slips, codes)
  const money = redactPayer(deps, ctx, {
    personIds: [...same],
    dossierIds: own,
    codes,
    gone: new Set([...whole, ...replaced]),
  })
  const rows = [
    ...same,
    ...whole,
    ...replaced,
    ...money.replaced,
    ...own.flatMap((dossierId) => store.dossiers.wordsOf(dossierId)),
    ...own.flatMap((dossierId) => store.digital.personsOf(dossierId)),
    ...dossierIds.filter((id) => isFiler(store, id, same)).flatMap((id) => store.messages.contentsOf(id)),
    ...[...same].flatMap((id) => store.agencies.questionWordsOf(id)),
    ...requests.flatMap(({ wordsPerson, beyondPerson }) => [wordsPerson, beyondPerson ?? wordsPerson]),
  ]
  const ids = [...new Set(rows)].filter((id) => store.desks.person(id) !== null)
  return { ids, events: [...redacted.events, ...money.events], rows: [...redacted.rows, ...money.rows] }
}

/** Who filed is told of it. */
const isFiler = ({ dossiers }: Store, dossierId: string, persons: ReadonlySet<string>): boolean =>
  dossiers.parties(dossierId).some(({ role, personId }) => role === 'filer' && persons.has(personId))

/** The owner's row, else that of who filed it. */
function whoseIs({ dossiers }: Store, dossierId: string): string {
  const parties = dossiers.parties(dossierId)
  const found = parties.find(({ role }) => role === 'owner') ?? parties.find(({ role }) => role === 'filer')
  return found?.personId ?? ''
}
