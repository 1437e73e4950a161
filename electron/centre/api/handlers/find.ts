import { refused } from '../../usecases/context.ts'
import { listCatalogue, listProcedures } from '../../usecases/find-procedures.ts'
import type { Handlers } from './handler.ts'

export const findHandlers = {
  listProcedures: (deps, { query }) => ({ answer: () => listProcedures(deps, query) }),
  getProcedure: (deps, { params }) => {
    const row = deps.store.catalogue().rows.get(params.procedureId)
    return row ? { answer: () => ({ procedure: row.view }) } : refused('PROCEDURE_UNKNOWN')
  },
  listCatalogue: (deps) => ({ answer: () => listCatalogue(deps) }),
} satisfies Partial<Handlers>
