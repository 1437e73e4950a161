import { rateService } from '../../usecases/rate-service.ts'
import { getRatingDesk } from '../../usecases/read-hall.ts'
import type { Handlers } from './handler.ts'

export const ratingHandlers = {
  rateService: (deps, { body }, ctx) => rateService(deps, body, ctx),
  getRatingDesk: (deps, _request, ctx) => ({ answer: () => getRatingDesk(deps, ctx) }),
} satisfies Partial<Handlers>
