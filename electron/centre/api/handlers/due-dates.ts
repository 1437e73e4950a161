import { getDueDate } from '../../usecases/due-date.ts'
import type { Handlers } from './handler.ts'

export const dueDateHandlers = {
  computeDueDate: (deps, { params, query }, ctx) => getDueDate(deps, { ...params, ...query }, ctx),
} satisfies Partial<Handlers>
