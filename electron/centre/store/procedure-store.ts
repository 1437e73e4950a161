import type { CatalogueAgency, ProcedureView } from '../../../shared/api/find-views.ts'
import type { Procedure } from '../../../shared/domain/events/config-events.ts'
import { createFinder } from '../../../shared/domain/find/find-procedures.ts'
import type { Finder } from '../../../shared/domain/find/find-procedures.ts'
import { isForm } from '../../../shared/domain/find/is-form.ts'
import { VERSIONS_ON, bodyOf } from './catalogue-store.ts'
import type { VersionRow } from './catalogue-store.ts'
import type { Db } from './open-database.ts'

/** A procedure with what a list is narrowed by; `body` as it was published. */
export type CatalogueRow = {
  view: ProcedureView
  body: Procedure
  agencyId: string
  fieldId: string
  /** The event that brought this version, and its import; null: a person's own change, or the beginning. */
  version: { seq: number; importId: string | null }
}

/** The published procedures of the centre, made anew when one of them changed. */
export type Catalogue = {
  /** By name within field and agency, in the order in which those were defined. */
  readonly rows: ReadonlyMap<string, CatalogueRow>
  readonly agencies: readonly CatalogueAgency[]
  readonly find: Finder
}

type Place = { field: string; fieldEn: string | null; agencyId: string; agency: string; agencyEn: string | null }
type Read = Place & VersionRow

const PLACE = 'f.name AS field, f.name_en AS fieldEn, a.id AS agencyId, a.name AS agency, a.name_en AS agencyEn'

/** Reads the procedures in force on a day: some thousand rows, in one pass. The search is made at its first use. */
export function readCatalogue(db: Db, date: string): Catalogue {
  const serviceOf = servicesByField(db)
  const rows = db
    .prepare<[string], Read>(
      `SELECT w.seq, w.body, w.import_id AS importId, ${PLACE}
       FROM ${VERSIONS_ON} JOIN field f ON f.id = w.field_id JOIN agency a ON a.id = f.agency_id
       WHERE w.body IS NOT NULL ORDER BY a.rowid, f.rowid, p.rowid`,
    )
    .all(date)
    .map((read) => rowOf(read, read, serviceOf))
  let find: Finder | null = null
  return {
    rows: new Map(rows.map((row) => [row.view.id, row])),
    agencies: agenciesOf(rows),
    find: (typed) => {
      find ??= createFinder(
        rows.map(({ view: { id, code, name, field, agency } }) => ({ id, code, name, about: `${field} ${agency}` })),
      )
      return find(typed)
    },
  }
}

/** Puts a version into its field and agency, as those are called now. */
export function procedurePlacer(db: Db): (version: VersionRow | null) => CatalogueRow | undefined {
  const serviceOf = servicesByField(db)
  const place = db.prepare<[string], Place>(
    `SELECT ${PLACE} FROM field f JOIN agency a ON a.id = f.agency_id WHERE f.id = +?`,
  )
  return (version) => {
    const found = version && place.get(bodyOf(version).fieldId)
    return found ? rowOf(version, found, serviceOf) : undefined
  }
}

function rowOf(version: VersionRow, place: Place, serviceOf: ReadonlyMap<string, string>): CatalogueRow {
  const body = bodyOf(version)
  return {
    view: viewOf(body, place, serviceOf.get(body.fieldId) ?? null),
    body,
    agencyId: place.agencyId,
    fieldId: body.fieldId,
    version: { seq: version.seq, importId: version.importId },
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
  { field, fieldEn, agency, agencyEn }: Place,
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
