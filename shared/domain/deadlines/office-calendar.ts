import { officeDay } from '../calendar/office-day.ts'
import type { Span } from '../calendar/office-day.ts'
import type { Holiday, Hours } from '../events/config-events.ts'
import { addDays, startOfDay, weekday } from '../time/vietnam-time.ts'
import type { OffReason } from './due-step.ts'

/** A date as time limits see it. */
export type CalendarDay = {
  readonly date: string
  /** Counts as a working day: Monday to Friday without holidays (BD-3.8), and days worked in exchange (law-facts §10.3). */
  readonly isCounted: boolean
  /** Null on a day that counts and is open. */
  readonly off: { readonly why: OffReason; readonly name?: string } | null
  /** Name of the exchange when the day is worked in place of another. */
  readonly worked: string | null
  /** Sessions of the office: limits run in them, results are handed out in them. */
  readonly working: readonly Span[]
  readonly reception: readonly Span[]
  /** Reception of the hall, which may be longer: dossiers are handed in then. */
  readonly hallReception: readonly Span[]
  /** The week that holds on the date; null: not configured. */
  readonly week: Hours | null
}

export type OfficeCalendar = { day(date: string): CalendarDay }

export type CalendarSource = {
  /** The office hours that hold on a date (they may change inside a limit); null: not configured. */
  readonly hoursOn: (date: string) => Hours | null
  /** Those of the hall. */
  readonly hallHoursOn: (date: string) => Hours | null
  readonly holidays: ReadonlyMap<string, Holiday>
  /** Weekdays that count as working days, 1 is Monday; Monday to Friday by BD-3.8. */
  readonly weekdays: ReadonlySet<number>
}

/** A centre closed for longer than this has no next day that anything could be promised for. */
export const LOOK_AHEAD_DAYS = 400

/** The calendar of one agency. Days are made once each. */
export function officeCalendar(source: CalendarSource): OfficeCalendar {
  const known = new Map<string, CalendarDay>()
  return {
    day(date) {
      const day = known.get(date) ?? makeDay(source, date)
      known.set(date, day)
      return day
    },
  }
}

function makeDay({ hoursOn, hallHoursOn, holidays, weekdays }: CalendarSource, date: string): CalendarDay {
  const week = hoursOn(date)
  const { working, reception } = spansOn(week, holidays, date)
  const hallReception = spansOn(hallHoursOn(date), holidays, date).reception
  const special = holidays.get(date)
  const isUsual = weekdays.has(weekday(date))
  const isHalf = special?.part !== undefined
  const isCounted = special && !isHalf ? special.kind === 'worked' : isUsual
  const worked = special?.kind === 'worked' && !isUsual ? special.name : null
  return {
    date,
    isCounted,
    off: offOf(isCounted, isUsual, special, working),
    worked,
    working,
    reception,
    hallReception,
    week,
  }
}

const spansOn = (week: Hours | null, holidays: CalendarSource['holidays'], date: string) =>
  week ? officeDay(week, holidays, date) : { working: [], reception: [] }

function offOf(
  isCounted: boolean,
  isUsual: boolean,
  special: Holiday | undefined,
  working: readonly Span[],
): CalendarDay['off'] {
  if (!isCounted) return special && isUsual ? { why: 'holiday', name: special.name } : { why: 'weekend' }
  return working.length === 0 ? { why: 'closed' } : null
}

/** The first date not before `date` that counts and on which somebody works; null when there is none in sight. */
export function openDayFrom(calendar: OfficeCalendar, date: string): CalendarDay | null {
  for (let ahead = 0; ahead <= LOOK_AHEAD_DAYS; ahead += 1) {
    const day = calendar.day(addDays(date, ahead))
    if (day.off === null) return day
  }
  return null
}

/** The last date not after `date` that counts and on which somebody works; null when there is none in sight. */
export function openDayUntil(calendar: OfficeCalendar, date: string): CalendarDay | null {
  for (let back = 0; back <= LOOK_AHEAD_DAYS; back += 1) {
    const day = calendar.day(addDays(date, -back))
    if (day.off === null) return day
  }
  return null
}

/** A day that is worked to its end has its due dates before midnight, which would be the next day. */
export const LAST_MINUTE = 1439

/** The instant (ms) of a minute of a day. */
export const instantOf = (date: string, minute: number): number => startOfDay(date) + minute * 60_000
