import { listLeaders } from '../../usecases/dossier/allow-supplement.ts'
import { dossierCodes } from '../../usecases/dossier/codes.ts'
import { listAgencies } from '../../usecases/dossier/refuse.ts'
import type { Handlers } from './handler.ts'

export const allowanceHandlers = {
  listAgencies: (deps, _request, ctx) => listAgencies(deps, {}, ctx),
  getDossierCodes: (deps, { params }, ctx) => dossierCodes(deps, params, ctx),
  listLeaders: (deps, _request, ctx) => listLeaders(deps, {}, ctx),
} satisfies Partial<Handlers>
