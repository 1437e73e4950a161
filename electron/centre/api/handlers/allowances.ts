import { listLeaders } from '../../usecases/dossier/allow-supplement.ts'
import type { Handlers } from './handler.ts'

export const allowanceHandlers = {
  listLeaders: (deps, _request, ctx) => listLeaders(deps, {}, ctx),
} satisfies Partial<Handlers>
