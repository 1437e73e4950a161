import { feePeriod, monthBefore } from '../../../../shared/domain/fees/period.ts'
import type { FeePeriod } from '../../../../shared/domain/fees/period.ts'
import { refused } from '../context.ts'
import type { Ctx, Deps, Refused } from '../context.ts'
import { rulesFor } from '../dossier/dates.ts'

const NAME = /^\d{4}-(0[1-9]|1[0-2])$/

/** The days of a month: as they were closed, else by the calendar of the centre (TT-4.5c). */
export function periodOf(deps: Deps, ctx: Ctx, month: string): FeePeriod | Refused {
  if (!NAME.test(month)) return refused('BAD_REQUEST', { field: 'month' })
  const { fees } = deps.store
  const { calendar } = rulesFor(deps, ctx, null)
  const period = feePeriod(calendar, month, fees.month(monthBefore(month))?.to ?? null)
  if (!period) return refused('CENTRE_NOT_CONFIGURED', { problem: 'hours' })
  const closed = fees.month(month)
  return closed ? { ...period, from: closed.from, to: closed.to } : period
}
