import { addDays, businessDate } from '../time/vietnam-time.ts'
import type { DeadlineRules } from './deadline-rules.ts'
import { instantOf, openDayFrom } from './office-calendar.ts'
import { workingDaysFrom } from './working-days.ts'

/** How long a result waits at the counter. */
export type Keeping = {
  /** The last day on which it can be collected at the counter; the agency takes it back afterwards. */
  readonly lastDate: string
  /** End of work on that day, ms. */
  readonly until: number
  /** Days on which the citizen is reminded, each an open day. */
  readonly reminders: readonly string[]
}

/**
 * Until when a result that nobody collects stays at the counter, before it goes back (BD-10.4b*): 60 days from the notified
 * date (BD-10.4b; calendar days assumed, a setting), that day not counted (BLDS 147.3); a last day that is a day off gives
 * way to the next working day (BLDS 148.5). Null when no open day is in sight.
 * @param notifiedOn the date that the citizen was told, `YYYY-MM-DD`
 */
export function keepResultUntil(rules: DeadlineRules, notifiedOn: string): Keeping | null {
  const { calendar, result } = rules
  const after = (days: number): string =>
    result.dayKind === 'working' ? workingDaysFrom(calendar, notifiedOn, days) : addDays(notifiedOn, days)
  const last = openDayFrom(calendar, after(result.keepDays))
  if (!last) return null
  const reminders = result.reminders
    .filter((day) => day < result.keepDays)
    .flatMap((day) => openDayFrom(calendar, after(day))?.date ?? [])
  return { lastDate: last.date, until: instantOf(last.date, last.working.at(-1)?.to ?? 0), reminders }
}

/** Trước hạn, đúng hạn, quá hạn (forms.md §7.1). */
export type Timing = 'early' | 'on-time' | 'late'

/**
 * Whether a result came early (on a day before the due date), on time (not after it) or late: the moment of finishing
 * against the due date that counts (law-facts §6.2).
 */
export function resultTiming(finishedAt: number, due: number): Timing {
  if (finishedAt > due) return 'late'
  return businessDate(finishedAt) < businessDate(due) ? 'early' : 'on-time'
}

/** The same as the national index counts it: a second supplement request makes a dossier late (QĐ 766, law-facts §6.2). */
export const indexTiming = (finishedAt: number, due: number, supplementRequests: number): Timing =>
  supplementRequests > 1 ? 'late' : resultTiming(finishedAt, due)
