import { addDays, businessDate, localMinutes } from '../time/vietnam-time.ts'
import { instantOf, LOOK_AHEAD_DAYS } from './office-calendar.ts'
import type { OfficeCalendar } from './office-calendar.ts'

export type SpentTime = {
  readonly at: number
  /** Working minutes that each day gave. */
  readonly days: { date: string; minutes: number }[]
}

/**
 * The instant at which so many working minutes have passed since an instant (ms): only the working sessions of days that
 * count, pauses and days off left out. Time that ends with a session ends at its end. Null when no work is in sight.
 */
export function addWorkingMinutes(calendar: OfficeCalendar, from: number, minutes: number): SpentTime | null {
  const days: { date: string; minutes: number }[] = []
  let left = minutes
  let idle = 0
  let start = localMinutes(from)
  for (let date = businessDate(from); idle <= LOOK_AHEAD_DAYS; date = addDays(date, 1)) {
    const before = left
    for (const span of calendar.day(date).isCounted ? calendar.day(date).working : []) {
      const begin = Math.max(span.from, start)
      if (begin >= span.to) continue
      if (left <= span.to - begin)
        return { at: instantOf(date, begin + left), days: [...days, { date, minutes: before }] }
      left -= span.to - begin
    }
    if (before > left) days.push({ date, minutes: before - left })
    idle = before > left ? 0 : idle + 1
    start = 0
  }
  return null
}

/** Working minutes between two instants (ms); 0 when the second is not later. */
export function workingMinutesBetween(calendar: OfficeCalendar, from: number, to: number): number {
  if (to <= from) return 0
  const last = businessDate(to)
  let sum = 0
  let start = localMinutes(from)
  for (let date = businessDate(from); date <= last; date = addDays(date, 1)) {
    const end = date === last ? localMinutes(to) : 1440
    for (const span of calendar.day(date).isCounted ? calendar.day(date).working : [])
      sum += Math.max(0, Math.min(span.to, end) - Math.max(span.from, start))
    start = 0
  }
  return sum
}
