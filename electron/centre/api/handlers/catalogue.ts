import {
  getProcedureNews,
  listCatalogueImports,
  listImportReaders,
  markProcedureRead,
  undoCatalogueImport,
} from '../../usecases/catalogue/imports.ts'
import { listProcedureReaders, listUnreadProcedures } from '../../usecases/catalogue/unread.ts'
import type { Handlers } from './handler.ts'

export const catalogueHandlers = {
  listCatalogueImports: (deps) => ({ answer: () => listCatalogueImports(deps) }),
  listImportReaders: (deps, { params }, ctx) => listImportReaders(deps, params, ctx),
  undoCatalogueImport: (deps, { params }, ctx) => undoCatalogueImport(deps, params, ctx),
  getProcedureNews: (deps, { params }, ctx) => getProcedureNews(deps, params, ctx),
  listUnreadProcedures: (deps, { query }, ctx) => listUnreadProcedures(deps, query, ctx),
  listProcedureReaders: (deps) => ({ answer: () => listProcedureReaders(deps) }),
  markProcedureRead: (deps, { params, body }, ctx) => markProcedureRead(deps, { ...params, ...body }, ctx),
} satisfies Partial<Handlers>
