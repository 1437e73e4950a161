import type { AnswerOf, QueryOf } from '../../../shared/api/operations.ts'
import type { ProcedureLine, ProcedureView } from '../../../shared/api/find-views.ts'
import type { Deps } from './context.ts'

/** Procedures that fit all that is asked, a page of them. */
export function listProcedures({ store }: Deps, query: QueryOf<'listProcedures'>): AnswerOf<'listProcedures'> {
  const { rows, find } = store.catalogue()
  const { q = '', agencyId, fieldId, serviceId, page, size } = query
  const ids = q.trim() === '' ? [...rows.keys()] : find(q)
  const fitting = ids.flatMap((id) => {
    const row = rows.get(id)
    const fits =
      (agencyId === undefined || row?.agencyId === agencyId) &&
      (fieldId === undefined || row?.fieldId === fieldId) &&
      (serviceId === undefined || row?.view.serviceId === serviceId)
    return row && fits ? [row.view] : []
  })
  return { procedures: fitting.slice((page - 1) * size, page * size).map(lineOf), total: fitting.length }
}

const lineOf = ({ id, code, name, field, fieldEn, agency, agencyEn }: ProcedureView): ProcedureLine => ({
  ...{ id, code, name, field, agency },
  ...(fieldEn === undefined ? {} : { fieldEn }),
  ...(agencyEn === undefined ? {} : { agencyEn }),
})

/** Agencies and fields that have procedures. */
export function listCatalogue({ store }: Deps): AnswerOf<'listCatalogue'> {
  const { agencies, rows } = store.catalogue()
  return { agencies: [...agencies], total: rows.size }
}
