import type { Language } from './language.ts'

/**
 * Times, dates and amounts as the screens write them, in Viet Nam time whatever the machine's zone.
 * Viet Nam has kept UTC+7 without summer time since 1975, so the offset is a number.
 */
const ZONE_MS = 7 * 3_600_000
const DAY_MS = 86_400_000

/** A time, a date, an amount stay on one line: what belongs together is joined by a space that does not break. */
const joined = (text: string): string => text.replaceAll(' ', '\u00A0')

const local = (at: number): Date => new Date(at + ZONE_MS)
const two = (n: number): string => String(n).padStart(2, '0')

const WEEKDAYS = {
  vi: ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const

/** `09:42`, for clocks. */
export const clockFace = (at: number): string => `${two(local(at).getUTCHours())}:${two(local(at).getUTCMinutes())}`

/** `7 giờ 30`, `11 giờ 00`; English `7:30`. */
export function hourMinute(at: number, language: Language = 'vi'): string {
  const [hour, minute] = [local(at).getUTCHours(), two(local(at).getUTCMinutes())]
  return language === 'vi' ? joined(`${hour} giờ ${minute}`) : `${hour}:${minute}`
}

/** `23/11/2026`. */
export const dayMonthYear = (at: number): string =>
  `${two(local(at).getUTCDate())}/${two(local(at).getUTCMonth() + 1)}/${local(at).getUTCFullYear()}`

/** `23/11/2026` of a date `2026-11-23`. */
export const formatDate = (date: string): string => date.split('-').reverse().join('/')

/** `7 giờ 30 – 11 giờ 00` of `07:30` and `11:00`; English `7:30 – 11:00`. */
export function formatHourSpan(from: string, to: string, language: Language = 'vi'): string {
  const one = (time: string): string => {
    const [hour = '', minute = ''] = time.split(':')
    return language === 'vi' ? joined(`${Number(hour)} giờ ${minute}`) : `${Number(hour)}:${minute}`
  }
  return `${one(from)}\u00A0– ${one(to)}`
}

/** `thứ Hai, ngày 23/11/2026`; English `Monday, 23/11/2026`. */
export function weekdayDate(at: number, language: Language = 'vi'): string {
  const weekday = WEEKDAYS[language][local(at).getUTCDay()] ?? ''
  return language === 'vi'
    ? `${joined(weekday)}, ${joined(`ngày ${dayMonthYear(at)}`)}`
    : `${weekday}, ${dayMonthYear(at)}`
}

/** Whether two instants lie on the same day in Viet Nam. */
export const sameDay = (a: number, b: number): boolean =>
  Math.floor((a + ZONE_MS) / DAY_MS) === Math.floor((b + ZONE_MS) / DAY_MS)

/** `7:04`, `1:02:09`: a duration in ms that runs on a screen; never below zero. */
export function stopwatch(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000))
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}

const IN_HOURS_FROM = 90
const UNITS = {
  vi: {
    minutes: (n: number) => `${n} phút`,
    hours: (n: number) => `${n} tiếng`,
    both: (h: number, m: number) => `${h} giờ ${m} phút`,
  },
  en: {
    minutes: (n: number) => (n === 1 ? '1 minute' : `${n} minutes`),
    hours: (n: number) => `${n} hours`,
    both: (h: number, m: number) => `${h} h ${m} min`,
  },
} as const

/**
 * `18 phút`, `1 giờ 45 phút`, `9 tiếng`: a duration of whole minutes. A whole number of hours is said with "tiếng":
 * "9 giờ" would be a time of the day.
 */
export function duration(minutes: number, language: Language = 'vi'): string {
  const unit = UNITS[language]
  if (minutes < IN_HOURS_FROM) return joined(unit.minutes(minutes))
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return joined(rest === 0 ? unit.hours(hours) : unit.both(hours, rest))
}

/** Steps in minutes, each from a duration on: a guess of an hour is not known to the minute. */
const ROUGH = [
  { from: 240, step: 60 },
  { from: IN_HOURS_FROM, step: 10 },
  { from: 30, step: 5 },
] as const

/** A duration that is guessed, said no more exactly than it is known. */
export function roughDuration(minutes: number, language: Language = 'vi'): string {
  const step = ROUGH.find(({ from }) => minutes >= from)?.step ?? 1
  return duration(Math.round(minutes / step) * step, language)
}

/** `12 đến 25 phút` on one line, `1 giờ 50 phút đến 3 tiếng` on two if it must be. */
export function roughRange(low: number, high: number, language: Language = 'vi'): string {
  const to = language === 'vi' ? 'đến' : 'to'
  const [from, until] = [roughDuration(low, language), roughDuration(high, language)]
  const unit = from.slice(from.indexOf('\u00A0'))
  const isPlain = (text: string): boolean => /^\d+\u00A0\D+$/.test(text)
  const isOne = isPlain(from) && isPlain(until) && until.endsWith(unit)
  return isOne ? joined(`${from.slice(0, -unit.length)} ${to} ${until}`) : `${from} ${joined(`${to} ${until}`)}`
}

/** A whole number with a point, in English a comma, between thousands. */
export const grouped = (n: number, language: Language = 'vi'): string =>
  String(n).replace(/\B(?=(\d{3})+$)/g, language === 'vi' ? '.' : ',')

/** `20.000 đ` from whole đồng. */
export const dong = (amount: number): string => `${grouped(amount)}\u00A0đ`
