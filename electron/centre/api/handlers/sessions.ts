import { actorOf, refused } from '../../usecases/context.ts'
import { listLogins } from '../../usecases/read-desk.ts'
import { deleteSession, sessionView } from '../../usecases/sessions.ts'
import type { Handlers } from './handler.ts'

export const sessionsHandlers = {
  listLogins: (deps, _request, ctx) => ({ answer: () => listLogins(deps, ctx) }),
  getSession: (deps, _request, ctx) => {
    const { officerId, counterId } = actorOf(ctx)
    const officer = deps.store.config().officers.get(officerId)
    return officer ? { answer: () => sessionView(deps, ctx, officer, counterId) } : refused('NOT_AUTHENTICATED')
  },
  deleteSession: (deps, { body }, ctx) => deleteSession(deps, body, ctx),
} satisfies Partial<Handlers>
