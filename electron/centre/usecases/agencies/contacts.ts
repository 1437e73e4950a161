import type { ContactView } from '../../../../shared/api/agency-views.ts'
import type { AnswerOf, BodyOf } from '../../../../shared/api/operations.ts'
import { makePerson } from '../../journal/persons.ts'
import type { ContactRow } from '../../store/agency-store.ts'
import { actorOf, refused } from '../context.ts'
import type { Deps, UseCase } from '../context.ts'

type Said = { readonly name: string; readonly position: string; readonly phone: string }

/** Whom desks call at the agencies, by the name of the agency, main ones before reserves (TQ-7.3, TQ-10.2). */
export const listContacts: UseCase<object, AnswerOf<'listContacts'>> = (deps) => ({
  answer: () => ({
    contacts: deps.store.agencies
      .contacts()
      .map((row) => contactView(deps, row))
      .sort((a, b) => a.agency.localeCompare(b.agency, 'vi')),
  }),
})

/** Keeps somebody to call, or what has changed about one. */
export const keepContact: UseCase<BodyOf<'keepContact'>, AnswerOf<'keepContact'>> = (
  { store },
  { contactId = null, agencyId, rank, ...said },
  ctx,
) => {
  if (!store.config().agencies.has(agencyId)) return refused('AGENCY_UNKNOWN')
  if (contactId !== null && !isInUse(store.agencies.contacts(), contactId)) return refused('CONTACT_UNKNOWN')
  const id = contactId ?? ctx.ids.next()
  const { row, ref } = makePerson(ctx.ids.next(), 'staff', JSON.stringify(said satisfies Said))
  const payload = { contactId: id, officerId: actorOf(ctx).officerId, agencyId, rank, person: ref }
  return { events: [{ type: 'contact.kept', payload }], persons: [row], answer: () => ({ contactId: id }) }
}

/** Somebody is not called any more; what he did stays where it is written. */
export const endContact: UseCase<{ contactId: string }, AnswerOf<'endContact'>> = ({ store }, { contactId }, ctx) => {
  if (!isInUse(store.agencies.contacts(), contactId)) return refused('CONTACT_UNKNOWN')
  const payload = { contactId, officerId: actorOf(ctx).officerId }
  return { events: [{ type: 'contact.ended', payload }], answer: () => ({ contactId }) }
}

const isInUse = (rows: readonly ContactRow[], contactId: string): boolean => rows.some(({ id }) => id === contactId)

/** A contact that is in use and belongs to an agency; undefined: there is none. */
export const contactOf = ({ store }: Deps, agencyId: string, contactId: string): ContactRow | undefined =>
  store.agencies.contacts().find((row) => row.id === contactId && row.agencyId === agencyId)

export function contactView({ store }: Deps, row: ContactRow): ContactView {
  const said = row.body === null ? null : (JSON.parse(row.body) as Said)
  return {
    ...{ id: row.id, agencyId: row.agencyId, agency: store.config().agencies.get(row.agencyId) ?? row.agencyId },
    ...{ rank: row.rank, name: said?.name ?? null, position: said?.position ?? '', phone: said?.phone ?? '' },
  }
}
