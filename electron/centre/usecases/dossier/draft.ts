import type { PartyInput } from '../../../../shared/api/dossier-inputs.ts'
import type { NewEvent } from '../../../../shared/domain/events/catalogue.ts'
import type { PersonRef } from '../../../../shared/domain/events/config-events.ts'
import { searchText } from '../../../../shared/i18n/search-text.ts'
import { makePerson } from '../../journal/persons.ts'
import type { PersonKind, PersonRow } from '../../journal/persons.ts'
import type { OperationalStore } from '../../store/operational-store.ts'
import type { Ctx, Decision, Deps } from '../context.ts'

/** What an erasable row of a party holds, as JSON. */
export type PartyBody = PartyInput & { readonly paper?: string | undefined }

/** What a decision about dossiers writes, gathered step by step. */
export type Draft = {
  readonly events: NewEvent[]
  /** An erasable row with words about a dossier. */
  words(text: string): PersonRef
  words(text: string | undefined): PersonRef | null
  /** An erasable row of a citizen or organisation, found by its marks afterwards. */
  party(body: PartyBody): PersonRef
  /** Both rows are the same person, whatever they say: who is erased by one is erased by the other. */
  join(fromId: string, toId: string): void
  /** An erasable row with the value of a slip. */
  content(value: object): PersonRef
  /** Finds a dossier by the words of its parties from now on. */
  index(dossierId: string): void
  decide<A>(answer: () => A): Decision<A>
}

/** A draft of a decision. */
export function openDraft(deps: Deps, ctx: Ctx): Draft {
  const events: NewEvent[] = []
  const persons: PersonRow[] = []
  const after: ((operational: OperationalStore) => void)[] = []
  function row(kind: PersonKind, body: string): PersonRef {
    const made = makePerson(ctx.ids.next(), kind, body)
    persons.push(made.row)
    return made.ref
  }
  function words(text: string): PersonRef
  function words(text: string | undefined): PersonRef | null
  function words(text: string | undefined): PersonRef | null {
    return text === undefined ? null : row('dossier', text)
  }
  return {
    events,
    words,
    party(body) {
      const ref = row('party', JSON.stringify(body))
      const mark = markOf(deps, body)
      if (mark !== null) after.push((operational) => operational.markParty([mark], ref.id))
      return ref
    },
    join: (fromId, toId) => void after.push((operational) => operational.joinParties(fromId, toId)),
    content: (value) => row('slip', JSON.stringify(value)),
    index: (dossierId) => void after.push((operational) => operational.indexDossier(dossierId)),
    decide: (answer) => ({
      events,
      persons,
      apply: (operational) => {
        for (const write of after) write(operational)
      },
      answer,
    }),
  }
}

/**
 * A keyed hash by which the same person or organisation is told again: of its number, else of its telephone, else of its
 * name with the day of birth. It stands beside the erasable row only and goes with it. Null where only a name is known:
 * hundreds have the same, and what is erased of one must not be another's.
 */
export function markOf({ secrets }: Deps, { identity, phone, name, birthDate }: PartyBody): string | null {
  if (identity !== undefined) return secrets.mark(`id:${identity.toUpperCase()}`)
  if (phone !== undefined) return secrets.mark(`tel:${phone.replace(/\D/g, '')}`)
  return birthDate === undefined ? null : secrets.mark(`name:${searchText(name)}:${birthDate}`)
}

/** The body of a party's row; null when it was erased. */
export const readParty = (body: string | null): PartyBody | null =>
  body === null ? null : (JSON.parse(body) as PartyBody)
