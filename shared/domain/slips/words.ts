import { businessDate, localMinutes } from '../time/vietnam-time.ts'
import type { SlipLimit } from './parts.ts'

/** Times, amounts and limits as a legal paper writes them, in Viet Nam time (look.md, "slips"; NĐ 30/2020). */

const two = (n: number): string => String(n).padStart(2, '0')

/** `ngày 05 tháng 02 năm 2026`, `ngày 23 tháng 9 năm 2026`: a zero before days under 10 and before months 1 and 2. */
export function slipDay(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return `ngày ${day} tháng ${Number(month) < 3 ? month : Number(month)} năm ${year}`
}

/** `07 giờ 30 phút`. */
export function slipHour(at: number): string {
  const minutes = localMinutes(at)
  return `${two(Math.floor(minutes / 60))} giờ ${two(minutes % 60)} phút`
}

/** `07 giờ 30 phút, ngày 23 tháng 11 năm 2026`. */
export const slipMoment = (at: number): string => `${slipHour(at)}, ${slipDay(businessDate(at))}`

/** `ngày 23 tháng 11 năm 2026` of an instant. */
export const slipDayOf = (at: number): string => slipDay(businessDate(at))

/** `07 giờ 30 phút, ngày 23/11/2026`, for tables. */
export const slipMomentShort = (at: number): string => `${slipHour(at)}, ngày ${slipDate(at)}`

/** `23/11/2026`. */
export const slipDate = (at: number): string => businessDate(at).split('-').reverse().join('/')

/** `20.000` of whole đồng. */
export const slipAmount = (amount: number): string => String(amount).replace(/\B(?=(\d{3})+$)/g, '.')

/** `20.000 đồng`. */
export const slipMoney = (amount: number): string => `${slipAmount(amount)} đồng`

const UNITS = { 'working-day': 'ngày làm việc', day: 'ngày', hour: 'giờ', month: 'tháng', year: 'năm' } as const

/** `03 ngày làm việc`; the words of the source where it gives no single number. */
export function slipLimitWords({ amount, unit, words }: SlipLimit): string {
  if (amount === null || unit === 'other') return words
  const number = Number.isInteger(amount) ? two(amount) : String(amount).replace('.', ',')
  return `${number} ${UNITS[unit]}`
}
