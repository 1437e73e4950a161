import { dayMonthYear, duration, grouped, hourMinute, sameDay } from '../../shared/i18n/format.ts'

const MINUTE = 60_000
const DAY = 86_400_000
const GIGA = 1_000_000_000

export const count = (n: number): string => grouped(n)
export const decimal = (n: number): string => n.toFixed(1).replace('.', ',')
/** e.g. `3 giờ 5 phút`, `12 ngày`. */
export const minutes = (ms: number): string => {
  if (ms < MINUTE) return 'dưới 1 phút'
  return ms < 2 * DAY ? duration(Math.floor(ms / MINUTE)) : `${Math.floor(ms / DAY)} ngày`
}
export const when = (at: number, now: number): string =>
  sameDay(at, now) ? `${hourMinute(at)} hôm nay` : `${hourMinute(at)}, ngày ${dayMonthYear(at)}`
/** e.g. `1,2 GB`, `350 MB`. */
export const bytes = (n: number): string =>
  n >= GIGA ? `${decimal(n / GIGA)} GB` : `${count(Math.ceil(n / (GIGA / 1_000)))} MB`
