import type { Hours } from '../../../../shared/domain/events/config-events.ts'

/** A stretch of work of a day and the reception inside it, as times `HH:MM`; reception may be empty. */
export type Part = {
  readonly from: string
  readonly to: string
  readonly receptionFrom: string
  readonly receptionTo: string
}
export type PartField = keyof Part

/** Seven days from Monday; a day without parts is a day off. */
export type Week = { readonly days: readonly (readonly Part[])[]; readonly holidays: boolean }

type DayKey = '1' | '2' | '3' | '4' | '5' | '6' | '7'
const DAYS: readonly DayKey[] = ['1', '2', '3', '4', '5', '6', '7']

/** The day that most centres keep, for a day that is opened in the editor (BD-5.1, BD-5.2). */
export const USUAL_DAY: readonly Part[] = [
  { from: '07:30', to: '11:30', receptionFrom: '07:30', receptionTo: '11:00' },
  { from: '13:00', to: '17:00', receptionFrom: '13:00', receptionTo: '16:30' },
]

export const EMPTY_WEEK: Week = { days: DAYS.map(() => []), holidays: true }

/** Hours as the editor shows them; several stretches of reception inside one of work become one. */
export function weekOf(hours: Hours): Week {
  return {
    holidays: hours.holidays,
    days: DAYS.map((key) => {
      const { working = [], reception = [] } = hours.days[key] ?? {}
      return working.map(([from, to]) => {
        const inside = reception.filter(([start, end]) => from <= start && end <= to)
        return { from, to, receptionFrom: inside[0]?.[0] ?? '', receptionTo: inside.at(-1)?.[1] ?? '' }
      })
    }),
  }
}

/** The editor's week as a setting. */
export function hoursOf({ days, holidays }: Week): Hours {
  const entries = days.flatMap((parts, i) => {
    const working = parts.map(({ from, to }): [string, string] => [from, to])
    const reception = parts.flatMap(({ receptionFrom, receptionTo }): [string, string][] =>
      receptionFrom === '' && receptionTo === '' ? [] : [[receptionFrom, receptionTo]],
    )
    return working.length === 0 ? [] : [[DAYS[i] ?? '1', { working, reception }] as const]
  })
  return { days: Object.fromEntries(entries), holidays }
}

/** A week in which one day has other parts. */
export const withDay = (week: Week, day: number, parts: readonly Part[]): Week => ({
  ...week,
  days: week.days.map((old, i) => (i === day ? parts : old)),
})

/** One more stretch after the last: an hour later, two hours long. */
export function withPart(parts: readonly Part[]): readonly Part[] {
  const last = parts.at(-1)
  if (!last) return USUAL_DAY.slice(0, 1)
  const hour = Math.min(21, Number(last.to.slice(0, 2)) + 1)
  const [from, to] = [`${String(hour).padStart(2, '0')}:00`, `${String(hour + 2).padStart(2, '0')}:00`]
  return [...parts, { from, to, receptionFrom: from, receptionTo: to }]
}

/** The week with Monday's parts on Tuesday to Friday. */
export const mondayForAll = (week: Week): Week => ({
  ...week,
  days: week.days.map((old, i) => (i >= 1 && i <= 4 ? (week.days[0] ?? []) : old)),
})

/** Whether every time of a week has been typed to the end and lies in order. */
export const isComplete = ({ days }: Week): boolean =>
  days.some((parts) => parts.length > 0) &&
  days.every((parts) => parts.every(({ from, to }) => from !== '' && to !== '' && from < to))
