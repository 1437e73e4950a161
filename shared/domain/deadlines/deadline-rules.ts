import { minutesOf } from '../time/vietnam-time.ts'
import type { Holiday, SettingKey, SettingValue } from '../events/config-events.ts'
import { officeCalendar } from './office-calendar.ts'
import type { OfficeCalendar } from './office-calendar.ts'

/** What rules are read from; the centre's `Config` is one. */
export type RuleSource = {
  readonly holidays: ReadonlyMap<string, Holiday>
  setting<K extends SettingKey>(key: K, date: string, agencyId?: string | null): SettingValue<K> | undefined
}

/** How a due date is counted. */
export type DueRules = {
  /** By the Civil Code from the next day on (BLDS 147.2), or hour by hour, 8 working hours a day (law-facts §3.10). */
  readonly counting: 'next-day' | 'by-hour'
  /** The time of day of a due date in working days (law-facts §10.2). */
  readonly timeOfDay: 'received' | 'end-of-reception' | 'end-of-work'
  /** From when a dossier counts that is handed in outside the hours (law-facts §10.2). */
  readonly afterHours: 'next-reception' | 'next-working' | 'as-received'
  /** Minute of the day after which same-day work is due the next working day (law-facts §10.2). */
  readonly sameDayCutOff: number
}

/** All that time limits of one agency are counted with, as it holds on one day. */
export type DeadlineRules = { readonly calendar: OfficeCalendar; readonly due: DueRules }

/** Monday to Friday (BD-3.8). */
const WEEKDAYS = [1, 2, 3, 4, 5]

/**
 * The rules that hold on a date (`YYYY-MM-DD`, the day of reception) for an agency; null: the centre's own. Hours are read
 * for each day by itself, so that a limit may cross a change of hours.
 */
export function deadlineRules(source: RuleSource, date: string, agencyId: string | null = null): DeadlineRules {
  const set = <K extends SettingKey>(key: K): SettingValue<K> | undefined => source.setting(key, date, agencyId)
  const weekdays = set('due.weekdays')?.map(Number) ?? WEEKDAYS
  return {
    calendar: officeCalendar({
      hoursOn: (day) => source.setting('hours', day, agencyId) ?? null,
      holidays: source.holidays,
      weekdays: new Set(weekdays),
    }),
    due: {
      counting: set('due.counting') ?? 'next-day',
      timeOfDay: set('due.timeOfDay') ?? 'end-of-work',
      afterHours: set('due.afterHours') ?? 'next-reception',
      sameDayCutOff: minutesOf(set('due.sameDayCutOff') ?? '15:00'),
    },
  }
}
