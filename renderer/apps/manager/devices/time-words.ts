import { dayMonthYear, hourMinute, sameDay } from '../../../../shared/i18n/format.ts'
import type { Language } from '../../../../shared/i18n/language.ts'

/** A time of today as `9 giờ 40`, an earlier one with its day. */
export const timeWords = (at: number, now: number, language: Language): string =>
  sameDay(at, now) ? hourMinute(at, language) : `${hourMinute(at, language)}, ${dayMonthYear(at)}`
