import type { ForecastsView } from '../../../shared/api/manager-views.ts'
import { forecastError } from '../../../shared/domain/queue/pace.ts'
import { localMinutes } from '../../../shared/domain/time/vietnam-time.ts'
import type { ForecastRow } from '../store/day-store.ts'
import type { Ctx, Deps } from './context.ts'

/** How good the forecasts of today and of the days before were, as they stood on the papers. */
export function getForecasts({ store, through }: Deps, ctx: Ctx, limit: number): ForecastsView {
  const days = [ctx.businessDate, ...store.days.daysBefore(ctx.businessDate, limit - 1)]
  const told = days.flatMap((date) => store.days.forecasts(date)).flatMap(withWait)
  const hourOf = ({ issuedMs }: ForecastRow): number => Math.floor(localMinutes(issuedMs) / 60)
  const hours = [...Map.groupBy(told, hourOf)].sort(([a], [b]) => a - b)
  const services = [...store.config().services.values()]
  return {
    days,
    total: forecastError(told),
    services: services.flatMap(({ id, letter, name, nameEn }) => {
      const error = forecastError(told.filter((row) => row.letter === letter))
      return error ? [{ id, letter, name, ...(nameEn === null ? {} : { nameEn }), error }] : []
    }),
    hours: hours.flatMap(([hour, rows]) => {
      const error = forecastError(rows)
      return error ? [{ hour, error }] : []
    }),
    now: ctx.now,
    through: through(),
  }
}

const withWait = (row: ForecastRow): (ForecastRow & { waited: number })[] =>
  row.waited === null ? [] : [{ ...row, waited: row.waited }]
