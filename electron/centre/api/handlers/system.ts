import { erasePerson } from '../../usecases/erase-person.ts'
import type { Handlers } from './handler.ts'

export const systemHandlers = {
  erasePerson: (deps, { params }, ctx) => erasePerson(deps, params, ctx),
} satisfies Partial<Handlers>
