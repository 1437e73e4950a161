import { feeClosing } from '../deadlines/closing-days.ts'
import type { OfficeCalendar } from '../deadlines/office-calendar.ts'
import { addCalendar } from '../deadlines/calendar-units.ts'
import { addDays } from '../time/vietnam-time.ts'

/** The days whose money is settled together (TT-4.5c). */
export type FeePeriod = {
  /** `YYYY-MM`. */
  readonly month: string
  readonly from: string
  /** The last working day of the month, on which it is closed; what is taken after it belongs to the next one. */
  readonly to: string
  /** Last working day before the 10th: papers of the bank are there. */
  readonly papersBy: string
}

/**
 * The period of a month by the calendar of the centre. Null when the office is not open around the end of the month.
 * @param month `YYYY-MM`
 * @param closedTo last day of the month before as it was closed; the calendar may have changed since
 */
export function feePeriod(calendar: OfficeCalendar, month: string, closedTo: string | null): FeePeriod | null {
  const first = `${month}-01`
  const closing = feeClosing(calendar, first)
  if (!closing) return null
  const before = closedTo ?? feeClosing(calendar, `${monthBefore(month)}-01`)?.closeOn
  return {
    month,
    from: before === undefined ? first : addDays(before, 1),
    to: closing.closeOn,
    papersBy: closing.papersBy,
  }
}

/** The month before a month, `YYYY-MM`. */
export const monthBefore = (month: string): string => addCalendar(`${month}-01`, -1, 'month').slice(0, 7)

/** The month after it. */
export const monthAfter = (month: string): string => addCalendar(`${month}-01`, 1, 'month').slice(0, 7)

/**
 * Whether the month after a month may have money already: what is taken after its last day belongs to the next one.
 * @param to last day of the month's period; null: not known yet
 */
export const hasMonthAfter = (month: string, to: string | null, today: string): boolean =>
  month < today.slice(0, 7) || (to !== null && to < today)
