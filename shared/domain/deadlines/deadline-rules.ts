import type { Holiday, Hours, SettingKey, SettingValue } from '../events/config-events.ts'
import { minutesOf } from '../time/vietnam-time.ts'
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
  /** Whether the centre's commune is mountainous, an island, remote or poor (law-facts §10.1). */
  readonly isRemote: boolean
  /** Dossiers with at most so many working days left are due soon (forms.md §8). */
  readonly soonDays: number
  /** After a supplement: from the start (TT-4.3d*, KT-4.2), or what was left goes on. */
  readonly afterSupplement: 'restart' | 'continue'
}

/** How dossiers go from the counter to the agency. Minutes of the day; null: not configured. */
export type ForwardRules = {
  readonly minutes: number | null
  readonly isSameDayInTime: boolean
  readonly cutOff: number | null
  readonly runs: readonly number[] | null
  readonly runsPerDay: number | null
  /** Minutes after its time from which a run was missed. */
  readonly graceMinutes: number
}

/** Whether days of a rule are working days or all days, where a regulation only says “ngày” (regulations.md §6.1). */
export type DayKind = 'working' | 'calendar'

/** All that the time rules of one agency are read from, as it holds on one day. */
export type DeadlineRules = {
  readonly calendar: OfficeCalendar
  readonly due: DueRules
  readonly forward: ForwardRules
  readonly supplement: { readonly agencyDays: number | null; readonly repliesByLimit: boolean }
  readonly apology: { readonly leadDays: number; readonly dayKind: DayKind }
  readonly result: {
    readonly keepDays: number
    readonly dayKind: DayKind
    readonly reminders: readonly number[]
  }
}

/** Monday to Friday (BD-3.8). */
const WEEKDAYS = ['1', '2', '3', '4', '5'] as const
/** Designers' suggestion (regulations.md, BD-10.4b); no regulation names days. */
const REMINDERS = [{ day: 7 }, { day: 30 }, { day: 50 }]

/**
 * The rules that hold on a date (`YYYY-MM-DD`, the day of the event: reception, completion, notice) for an agency; null:
 * the centre's own. Hours are read for each day by itself, so that a limit may cross a change of hours.
 */
export function deadlineRules(source: RuleSource, date: string, agencyId: string | null = null): DeadlineRules {
  const set: Reader = (key) => source.setting(key, date, agencyId)
  const hallHoursOn = (day: string): Hours | null => source.setting('hours', day, agencyId) ?? null
  return {
    calendar: officeCalendar({
      hoursOn: (day) => source.setting('due.hours', day, agencyId) ?? hallHoursOn(day),
      hallHoursOn,
      holidays: source.holidays,
      weekdays: new Set((set('due.weekdays') ?? WEEKDAYS).map(Number)),
    }),
    due: dueRules(set),
    forward: forwardRules(set),
    supplement: {
      agencyDays: set('supplement.agencyDays') ?? null,
      repliesByLimit: set('supplement.replyByLimit') ?? true,
    },
    apology: { leadDays: set('apology.leadDays') ?? 1, dayKind: set('apology.dayKind') ?? 'working' },
    result: {
      keepDays: set('result.keepDays') ?? 60,
      dayKind: set('result.keepDayKind') ?? 'calendar',
      reminders: (set('result.reminders') ?? REMINDERS).map(({ day }) => day),
    },
  }
}

type Reader = <K extends SettingKey>(key: K) => SettingValue<K> | undefined

const dueRules = (set: Reader): DueRules => ({
  counting: set('due.counting') ?? 'next-day',
  timeOfDay: set('due.timeOfDay') ?? 'end-of-work',
  afterHours: set('due.afterHours') ?? 'next-reception',
  sameDayCutOff: minutesOf(set('due.sameDayCutOff') ?? '15:00'),
  isRemote: set('due.remote') ?? false,
  soonDays: set('due.soonDays') ?? 3,
  afterSupplement: set('due.afterSupplement') ?? 'restart',
})

function forwardRules(set: Reader): ForwardRules {
  const cutOff = set('forward.cutOff')
  const runs = set('forward.runs')
  return {
    minutes: set('forward.minutes') ?? null,
    isSameDayInTime: set('forward.sameDay') ?? false,
    cutOff: cutOff === undefined ? null : minutesOf(cutOff),
    runs: runs && runs.length > 0 ? runs.map(({ at }) => minutesOf(at)).sort((a, b) => a - b) : null,
    runsPerDay: set('forward.runsPerDay') ?? null,
    graceMinutes: set('forward.runGrace') ?? 15,
  }
}
