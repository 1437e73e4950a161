import type { CatalogueAgency, ProcedureView } from '../../../shared/api/find-views.ts'
import type { Procedure } from '../../../shared/domain/events/config-events.ts'
import { createFinder } from '../../../shared/domain/find/find-procedures.ts'
import type { Finder } from '../../../shared/domain/find/find-procedures.ts'
import { isForm } from '../../../shared/domain/find/is-form.ts'
import type { Db } from './open-database.ts'

/** A procedure with what a list is narrowed by; `body` as it was published. */
export type CatalogueRow = { view: ProcedureView; body: Procedure; agencyId: string; fieldId: string }

/** The published procedures of the centre, made anew when the configuration changed. */
export type Catalogue = {
  /** By name within field and agency, in the order in which those were defined. */
  readonly rows: ReadonlyMap<string, CatalogueRow>
  readonly agencies: readonly CatalogueAgency[]
  readonly find: Finder
}

type Read = {
  body: string
  field: string
  fieldEn: string | null
  agencyId: string
  agency: string
  agencyEn: string | null
}

/** Reads the whole catalogue: some thousand rows, in one pass. */
export function readCatalogue(db: Db): Catalogue {
  const serviceOf = servicesByField(db)
  const rows = db
    .prepare<[], Read>(
      `SELECT p.body, f.name AS field, f.name_en AS fieldEn, a.id AS agencyId, a.name AS agency, a.name_en AS agencyEn
       FROM procedure p
       JOIN field f ON f.id = p.field_id JOIN agency a ON a.id = f.agency_id
       WHERE p.retired = 0 ORDER BY a.rowid, f.rowid, p.rowid`,
    )
    .all()
    .map((read): CatalogueRow => {
      const body = JSON.parse(read.body) as Procedure
      return {
        view: viewOf(body, read, serviceOf.get(body.fieldId) ?? null),
        body,
        agencyId: read.agencyId,
        fieldId: body.fieldId,
      }
    })
  return {
    rows: new Map(rows.map((row) => [row.view.id, row])),
    agencies: agenciesOf(rows),
    find: createFinder(
      rows.map(({ view: { id, code, name, field, agency } }) => ({ id, code, name, about: `${field} ${agency}` })),
    ),
  }
}

/** The first service in the order of lists that takes a field. */
function servicesByField(db: Db): ReadonlyMap<string, string> {
  const services = db
    .prepare<[], { id: string; fieldIds: string }>(
      'SELECT id, field_ids AS fieldIds FROM service WHERE retired = 0 ORDER BY ord, letter',
    )
    .all()
  const found = new Map<string, string>()
  for (const { id, fieldIds } of services)
    for (const fieldId of JSON.parse(fieldIds) as string[]) if (!found.has(fieldId)) found.set(fieldId, id)
  return found
}

const viewOf = (
  body: Procedure,
  { field, fieldEn, agency, agencyEn }: Read,
  serviceId: string | null,
): ProcedureView => ({
  id: body.id,
  code: body.code,
  name: body.name,
  field,
  ...(fieldEn === null ? {} : { fieldEn }),
  agency,
  ...(agencyEn === null ? {} : { agencyEn }),
  level: body.level,
  limits: body.limits.map(({ channel, words }) => ({ channel, words })),
  fee: body.fee,
  components: body.components.map((component) => ({ ...component, isForm: isForm(component.name) })),
  cases: (body.cases ?? []).map(({ code, name }) => ({ code, name })),
  serviceId,
})

function agenciesOf(rows: readonly CatalogueRow[]): CatalogueAgency[] {
  return [...Map.groupBy(rows, ({ agencyId }) => agencyId)].map(([id, own]) => ({
    id,
    name: own[0]?.view.agency ?? id,
    ...inEnglish(own[0]?.view.agencyEn),
    count: own.length,
    fields: [...Map.groupBy(own, ({ fieldId }) => fieldId)].map(([fieldId, inField]) => ({
      id: fieldId,
      name: inField[0]?.view.field ?? fieldId,
      ...inEnglish(inField[0]?.view.fieldEn),
      count: inField.length,
    })),
  }))
}

const inEnglish = (nameEn: string | undefined): { nameEn?: string } => (nameEn === undefined ? {} : { nameEn })
