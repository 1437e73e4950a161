import type { ConfigDifference, ConfigProblem } from '../../../../shared/api/config-views.ts'
import { hoursStartFrom } from '../../../../shared/domain/calendar/hours-notice.ts'
import { isRealDate } from '../../../../shared/domain/config/check-settings.ts'
import type { Holiday, Setting } from '../../../../shared/domain/events/config-events.ts'
import { weekday } from '../../../../shared/domain/time/vietnam-time.ts'
import { said } from '../../../../shared/domain/config/problem.ts'
import type { FaultCode, FaultParams } from '../../../../shared/i18n/vi/config-faults.ts'
import type { Ctx, Deps } from '../context.ts'
import type { Plan } from './plan.ts'
import { differenceOf } from './rules.ts'

const SATURDAY = 6

type Say = (path: string, code: FaultCode, params?: FaultParams) => ConfigProblem

/**
 * What a change may do to days. The journal says what applied on a day that has begun, so nothing begins in the past;
 * hours of reception begin only after the notice that must precede them (BD-5.4).
 */
export function dayProblems(deps: Deps, ctx: Ctx, plan: Plan): ConfigProblem[] {
  return [
    ...differenceOf(plan, 'setting').flatMap((difference) => settingFaults(deps, ctx, difference)),
    ...differenceOf(plan, 'holiday').flatMap((difference) => holidayFaults(ctx, difference)),
  ]
}

function settingFaults(deps: Deps, ctx: Ctx, { kind, key, before, after }: ConfigDifference): ConfigProblem[] {
  const row = (after ?? before) as Setting
  const say: Say = (path, code, params) => ({ kind: kind as 'setting', key, path, ...said(code, params) })
  const faults: ConfigProblem[] = []
  if (!isRealDate(row.from)) return faults
  if (row.from < ctx.businessDate) faults.push(say('from', 'from-past', { from: row.from, today: ctx.businessDate }))
  else if (row.key === 'hours') faults.push(...tooEarly(deps, ctx, row, before, say))
  if (after && row.source.trim() === '') faults.push(say('source', 'setting-source'))
  return faults
}

/** Hours that were announced and have not begun may still be withdrawn; those of today may not change any more. */
function tooEarly(deps: Deps, ctx: Ctx, row: Setting, before: unknown, say: Say): ConfigProblem[] {
  const config = deps.store.config()
  const earliest = hoursStartFrom(config, ctx.businessDate, row.agencyId)
  const isWithdrawn = before !== null && row.from > ctx.businessDate
  if (row.from >= earliest || isWithdrawn) return []
  return [say('from', 'hours-notice', { earliest })]
}

function holidayFaults(ctx: Ctx, { kind, key, before, after }: ConfigDifference): ConfigProblem[] {
  const row = (after ?? before) as Holiday
  const say: Say = (path, code, params) => ({ kind: kind as 'holiday', key, path, ...said(code, params) })
  if (!isRealDate(row.date)) return [say('date', 'no-date', { date: row.date })]
  const faults: ConfigProblem[] = []
  if (row.date < ctx.businessDate) faults.push(say('date', 'holiday-past', { date: row.date }))
  if (after && row.kind === 'worked' && weekday(row.date) < SATURDAY)
    faults.push(say('date', 'worked-weekday', { date: row.date }))
  if (after && row.source.trim() === '') faults.push(say('source', 'holiday-source'))
  if (after && row.kind === 'worked' && row.part !== undefined) faults.push(say('part', 'worked-part'))
  return faults
}
