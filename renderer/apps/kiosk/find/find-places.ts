import type { CatalogueAgency, ProcedureLine } from '../../../../shared/api/find-views.ts'
import type { Language } from '../../../../shared/i18n/language.ts'
import { named, namedIn } from '../../../../shared/i18n/named.ts'
import type { Words } from '../../../../shared/i18n/vi.ts'
import type { Choice } from './Choices.tsx'

type Named = { name: string; nameEn?: string | undefined }

/** Where somebody is who looks for a procedure; `back` leads to the place before, null to the start screen. */
export type Place =
  | { name: 'agencies' }
  | { name: 'fields' }
  | { name: 'fields-of'; agency: CatalogueAgency }
  | { name: 'list'; title: Named; query: { agencyId: string } | { fieldId: string }; back: Place }
  | { name: 'typing' }
  | { name: 'procedure'; id: string; back: Place }

/** With fewer procedures than this an agency shows them at once, without its fields between. */
const FEW = 12

/** What follows a touch on an agency. */
export function placeOfAgency(agency: CatalogueAgency): Place {
  if (agency.fields.length > 1 && agency.count > FEW) return { name: 'fields-of', agency }
  return { name: 'list', title: agency, query: { agencyId: agency.id }, back: { name: 'agencies' } }
}

/** The place before; null: the start screen. */
export function placeBefore(place: Place): Place | null {
  if ('back' in place) return place.back
  return place.name === 'fields-of' || place.name === 'typing' ? { name: 'agencies' } : null
}

export const agencyChoices = (agencies: readonly CatalogueAgency[], { find }: Words, language: Language): Choice[] =>
  agencies.map((agency) => choiceOf(agency, find.count(agency.count), language))

const choiceOf = (thing: Named & { id: string }, detail: string, language: Language): Choice => ({
  id: thing.id,
  name: named(thing, language),
  lang: namedIn(thing, language),
  detail,
})

/** Fields by name, as people look for them in a list; those of one agency or of all. */
export const fieldChoices = (agencies: readonly CatalogueAgency[], { find }: Words, language: Language): Choice[] =>
  agencies
    .flatMap(({ fields }) => fields)
    .map((field) => choiceOf(field, find.count(field.count), language))
    .sort((a, b) => a.name.localeCompare(b.name, language))

/** Names of procedures are those of the national catalogue, in every language. */
export const procedureChoices = (lines: readonly ProcedureLine[], language: Language): Choice[] =>
  lines.map(({ id, name, code, field, fieldEn }) => ({
    id,
    name,
    lang: 'vi',
    detail: `${code} · ${named({ name: field, nameEn: fieldEn }, language)}`,
  }))
