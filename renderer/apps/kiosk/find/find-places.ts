import type { CatalogueAgency, ProcedureLine } from '../../../../shared/api/find-views.ts'
import type { Words } from '../../../../shared/i18n/vi.ts'
import type { Choice } from './Choices.tsx'

/** Where somebody is who looks for a procedure; `back` leads to the place before, null to the start screen. */
export type Place =
  | { name: 'agencies' }
  | { name: 'fields' }
  | { name: 'fields-of'; agency: CatalogueAgency }
  | { name: 'list'; title: string; query: { agencyId: string } | { fieldId: string }; back: Place }
  | { name: 'typing' }
  | { name: 'procedure'; id: string; back: Place }

/** With fewer procedures than this an agency shows them at once, without its fields between. */
const FEW = 12

/** What follows a touch on an agency. */
export function placeOfAgency(agency: CatalogueAgency): Place {
  if (agency.fields.length > 1 && agency.count > FEW) return { name: 'fields-of', agency }
  return { name: 'list', title: agency.name, query: { agencyId: agency.id }, back: { name: 'agencies' } }
}

/** The place before; null: the start screen. */
export function placeBefore(place: Place): Place | null {
  if ('back' in place) return place.back
  return place.name === 'fields-of' || place.name === 'typing' ? { name: 'agencies' } : null
}

export const agencyChoices = (agencies: readonly CatalogueAgency[], { find }: Words): Choice[] =>
  agencies.map(({ id, name, count }) => ({ id, name, detail: find.count(count) }))

/** Fields by name, as people look for them in a list; those of one agency or of all. */
export const fieldChoices = (agencies: readonly CatalogueAgency[], { find }: Words): Choice[] =>
  agencies
    .flatMap(({ fields }) => fields)
    .map(({ id, name, count }) => ({ id, name, detail: find.count(count) }))
    .sort((a, b) => a.name.localeCompare(b.name, 'vi'))

export const procedureChoices = (lines: readonly ProcedureLine[]): Choice[] =>
  lines.map(({ id, name, code, field }) => ({ id, name, detail: `${code} · ${field}` }))
