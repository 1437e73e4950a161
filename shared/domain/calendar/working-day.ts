import type { Holiday } from '../events/config-events.ts'
import { addDays, weekday } from '../time/vietnam-time.ts'

const FRIDAY = 5

/**
 * Whether a date is a working day: Monday to Friday without holidays (BD-3.8), and a Saturday that is worked in exchange
 * (law-facts §10.3).
 */
export function isWorkingDay(date: string, holidays: readonly Holiday[]): boolean {
  const named = holidays.find((holiday) => holiday.date === date)
  return named && named.part === undefined ? named.kind === 'worked' : weekday(date) <= FRIDAY
}

/** The first working day after a date, `YYYY-MM-DD`. */
export function nextWorkingDay(date: string, holidays: readonly Holiday[]): string {
  let next = addDays(date, 1)
  while (!isWorkingDay(next, holidays)) next = addDays(next, 1)
  return next
}
