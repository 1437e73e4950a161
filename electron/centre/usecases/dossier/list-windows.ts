import type { DeadlineRules } from '../../../../shared/domain/deadlines/deadline-rules.ts'
import { instantOf } from '../../../../shared/domain/deadlines/office-calendar.ts'
import { workingDaysFrom } from '../../../../shared/domain/deadlines/working-days.ts'
import { addDays, startOfDay } from '../../../../shared/domain/time/vietnam-time.ts'
import type { ListTimes } from '../../store/dossier-lists.ts'
import type { Ctx } from '../context.ts'

const NOTHING = [0, 0] as const

/**
 * Which due dates and receptions call for a look today: those whose last day for an apology (TT-4.3e) or for the agency's
 * request (TT-4.3d) is today or the next working day. They are days, so that lists go by the date that an index has.
 */
export function windowsOf(
  rules: DeadlineRules,
  { now, businessDate: today }: Ctx,
): Pick<ListTimes, 'apologise' | 'asking'> {
  const { calendar, apology, supplement } = rules
  const lead = (date: string, days: number): string =>
    apology.dayKind === 'working' ? workingDaysFrom(calendar, date, days) : addDays(date, days)
  // What could be asked or said today only until the end of work is over after it.
  const end = calendar.day(today).working.at(-1)?.to
  const isOver = end === undefined || now > instantOf(today, end)
  const next = workingDaysFrom(calendar, today, 1)
  const apologise = [
    startOfDay(lead(isOver ? next : today, apology.leadDays)),
    startOfDay(addDays(lead(next, apology.leadDays), 1)),
  ] as const
  const days = supplement.agencyDays
  if (days === null) return { apologise, asking: NOTHING }
  const asking = [
    startOfDay(workingDaysFrom(calendar, isOver ? next : today, -days)),
    startOfDay(addDays(workingDaysFrom(calendar, next, -days), 1)),
  ] as const
  return { apologise, asking }
}
