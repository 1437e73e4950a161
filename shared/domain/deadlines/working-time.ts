import { addDays, businessDate, startOfDay } from '../time/vietnam-time.ts'
import { instantOf, LOOK_AHEAD_DAYS } from './office-calendar.ts'
import type { OfficeCalendar } from './office-calendar.ts'

export type SpentTime = {
  readonly at: number
  /** Working minutes that each day gave. */
  readonly days: { date: string; minutes: number }[]
}

/** Minutes of the day with their parts: a countdown runs in seconds. */
const exactMinutes = (at: number): number => (at - startOfDay(businessDate(at))) / 60_000

/**
 * The instant at which so many working minutes have passed since an instant (ms): only the working sessions of days that
 * count, pauses and days off left out. Time that ends with a session ends at its end. Null when no work is in sight.
 */
export function addWorkingMinutes(calendar: OfficeCalendar, from: number, minutes: number): SpentTime | null {
  const days: { date: string; minutes: number }[] = []
  let left = minutes
  let idle = 0
  let start = exactMinutes(from)
  for (let date = businessDate(from); idle <= LOOK_AHEAD_DAYS; date = addDays(date, 1)) {
    const before = left
    for (const { begin, end } of sessions(calendar, date, start, 1440)) {
      if (left <= end - begin)
        return { at: Math.round(instantOf(date, begin + left)), days: [...days, { date, minutes: before }] }
      left -= end - begin
    }
    if (before > left) days.push({ date, minutes: before - left })
    idle = before > left ? 0 : idle + 1
    start = 0
  }
  return null
}

/** Working minutes between two instants (ms); 0 when the second is not later. */
export function workingMinutesBetween(calendar: OfficeCalendar, from: number, to: number): number {
  const last = businessDate(to)
  let sum = 0
  let start = exactMinutes(from)
  for (let date = businessDate(from); date <= last; date = addDays(date, 1)) {
    const until = date === last ? exactMinutes(to) : 1440
    for (const { begin, end } of sessions(calendar, date, start, until)) sum += end - begin
    start = 0
  }
  return sum
}

/** The parts of the working sessions of a date between two minutes; none on a day that does not count. */
function sessions(
  calendar: OfficeCalendar,
  date: string,
  from: number,
  to: number,
): readonly { readonly begin: number; readonly end: number }[] {
  const day = calendar.day(date)
  if (!day.isCounted) return []
  return day.working
    .map((span) => ({ begin: Math.max(span.from, from), end: Math.min(span.to, to) }))
    .filter(({ begin, end }) => begin < end)
}
