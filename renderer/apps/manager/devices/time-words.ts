import { clockFace, dayMonthYear, sameDay } from '../../../../shared/i18n/format.ts'

/** A time of today as `09:40`, an earlier one with its day. */
export const timeWords = (at: number, now: number): string =>
  sameDay(at, now) ? clockFace(at) : `${clockFace(at)} ${dayMonthYear(at)}`
