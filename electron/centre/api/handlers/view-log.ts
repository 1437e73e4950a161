import { listDataViews } from '../../usecases/view-log.ts'
import type { Handlers } from './handler.ts'

export const viewLogHandlers = {
  listDataViews: (deps, { query }, ctx) => listDataViews(deps, query, ctx),
} satisfies Partial<Handlers>
