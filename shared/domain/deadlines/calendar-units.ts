import { Temporal } from 'temporal-polyfill'

const UNITS = { day: 'days', month: 'months', year: 'years' } as const

/**
 * The date `amount` days, months or years after a date: the corresponding day, or the last of a month that has none
 * (BLDS 148.3), so 31 January and one month is 28 or 29 February.
 */
export const addCalendar = (date: string, amount: number, unit: keyof typeof UNITS): string =>
  Temporal.PlainDate.from(date)
    .add({ [UNITS[unit]]: amount }, { overflow: 'constrain' })
    .toString()

/** Days from one date to another; negative when the second is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days
