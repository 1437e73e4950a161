import { getDayRecord, listDays } from '../../usecases/read-day.ts'
import { getForecasts } from '../../usecases/read-forecasts.ts'
import { getHall } from '../../usecases/read-hall-now.ts'
import { listMatters } from '../../usecases/read-matters.ts'
import type { Handlers } from './handler.ts'

export const managerHandlers = {
  getHall: (deps, _request, ctx) => ({ answer: () => getHall(deps, ctx) }),
  listMatters: (deps, _request, ctx) => ({ answer: () => listMatters(deps, ctx) }),
  getForecasts: (deps, { query }, ctx) => ({ answer: () => getForecasts(deps, ctx, query.days) }),
  listDays: (deps, _request, ctx) => ({ answer: () => listDays(deps, ctx) }),
  getDayRecord: (deps, { query }, ctx) => ({ answer: () => getDayRecord(deps, ctx, query.date) }),
} satisfies Partial<Handlers>
