import type { ConfigDifference, ConfigProblem } from '../../../../shared/api/config-views.ts'
import { hoursStartFrom } from '../../../../shared/domain/calendar/hours-notice.ts'
import { isRealDate } from '../../../../shared/domain/config/check-settings.ts'
import type { Holiday, Setting } from '../../../../shared/domain/events/config-events.ts'
import { weekday } from '../../../../shared/domain/time/vietnam-time.ts'
import { formatDate } from '../../../../shared/i18n/format.ts'
import type { Ctx, Deps } from '../context.ts'
import type { Plan } from './plan.ts'
import { differenceOf } from './rules.ts'

const SATURDAY = 6

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
  const say = (path: string, reason: string): ConfigProblem => ({ kind: kind as 'setting', key, path, reason })
  const faults: ConfigProblem[] = []
  if (!isRealDate(row.from)) return faults
  if (row.from < ctx.businessDate)
    faults.push(
      say('from', `ngày áp dụng ${formatDate(row.from)} đã qua; hãy chọn từ ngày ${formatDate(ctx.businessDate)}`),
    )
  else if (row.key === 'hours') faults.push(...tooEarly(deps, ctx, row, before, say))
  if (after && row.source.trim() === '')
    faults.push(say('source', 'thiếu căn cứ (văn bản hoặc quyết định cho phép thay đổi)'))
  return faults
}

/** Hours that were announced and have not begun may still be withdrawn; those of today may not change any more. */
function tooEarly(
  deps: Deps,
  ctx: Ctx,
  row: Setting,
  before: unknown,
  say: (path: string, reason: string) => ConfigProblem,
): ConfigProblem[] {
  const config = deps.store.config()
  const earliest = hoursStartFrom(config, ctx.businessDate, row.agencyId)
  const isWithdrawn = before !== null && row.from > ctx.businessDate
  if (row.from >= earliest || isWithdrawn) return []
  return [
    say(
      'from',
      `giờ tiếp nhận mới phải được thông báo trước khi thực hiện (BD-5.4), sớm nhất áp dụng từ ngày ${formatDate(earliest)}`,
    ),
  ]
}

function holidayFaults(ctx: Ctx, { kind, key, before, after }: ConfigDifference): ConfigProblem[] {
  const row = (after ?? before) as Holiday
  const say = (path: string, reason: string): ConfigProblem => ({ kind: kind as 'holiday', key, path, reason })
  if (!isRealDate(row.date)) return [say('date', `không có ngày ${row.date}`)]
  const faults: ConfigProblem[] = []
  if (row.date < ctx.businessDate)
    faults.push(say('date', `ngày ${formatDate(row.date)} đã qua, không thay đổi được nữa`))
  if (after && row.kind === 'worked' && weekday(row.date) < SATURDAY)
    faults.push(
      say('date', `ngày ${formatDate(row.date)} vốn là ngày làm việc; ngày làm bù phải là thứ Bảy hoặc Chủ nhật`),
    )
  if (after && row.source.trim() === '') faults.push(say('source', 'thiếu căn cứ (văn bản về ngày nghỉ)'))
  if (after && row.kind === 'worked' && row.part !== undefined)
    faults.push(say('part', 'ngày làm bù là cả ngày; chỉ ngày nghỉ mới có thể là nửa ngày'))
  return faults
}
