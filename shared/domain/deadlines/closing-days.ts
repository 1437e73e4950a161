import { addDays } from '../time/vietnam-time.ts'
import { addCalendar } from './calendar-units.ts'
import { openDayUntil } from './office-calendar.ts'
import type { OfficeCalendar } from './office-calendar.ts'

const PAPERS_BEFORE_DAY = 10

/** The days on which the fees of a month are closed. */
export type FeeClosing = {
  /** The last working day of the month: what was collected is transferred. */
  readonly closeOn: string
  /** The last working day before the 10th of the next month: papers for reconciliation are there. */
  readonly papersBy: string
}

/**
 * When the fees of the month of a date are closed (TT-4.5c). Null when the office is not open around the end of the month.
 * @param date any day of the month, `YYYY-MM-DD`
 */
export function feeClosing(calendar: OfficeCalendar, date: string): FeeClosing | null {
  const nextMonth = addCalendar(`${date.slice(0, 7)}-01`, 1, 'month')
  const close = openDayUntil(calendar, addDays(nextMonth, -1))
  const papers = openDayUntil(calendar, addDays(nextMonth, PAPERS_BEFORE_DAY - 2))
  return close && papers && close.date.slice(0, 7) === date.slice(0, 7)
    ? { closeOn: close.date, papersBy: papers.date }
    : null
}
