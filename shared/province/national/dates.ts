import { isoTime } from '../../domain/time/vietnam-time.ts'

/** `yyyyMMddHHmmss` in Viet Nam's time (national-data §3.2). @param ms instant, milliseconds since 1970 */
export const dateV1 = (ms: number): string => isoTime(ms).slice(0, 19).replaceAll(/\D/g, '')

/** `yyyy-MM-dd HH:mm:ss` in Viet Nam's time (doubt `v2-dates`). */
export const dateV2 = (ms: number): string => isoTime(ms).slice(0, 19).replace('T', ' ')

/** ISO without zone, in Viet Nam's time (doubt `v2-dates`). */
export const momentV2 = (ms: number): string => isoTime(ms).slice(0, 23)

/** A birthday `YYYY-MM-DD` as `yyyyMMddHHmmss`; undefined for a year alone, which has no day. */
export const birthdayV2 = (date: string | undefined): string | undefined =>
  date !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(date) ? `${date.replaceAll('-', '')}000000` : undefined
