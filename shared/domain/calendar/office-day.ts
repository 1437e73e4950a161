import type { Holiday, Hours } from '../events/config-events.ts'
import { minutesOf, weekday } from '../time/vietnam-time.ts'

/** Half-open, in minutes of the day: 07:30 is inside 07:30–11:00, 11:00 is not. */
export type Span = { readonly from: number; readonly to: number }

/** The hours of one date; no spans: closed. `holiday` is the name of the day off. */
export type OfficeDay = {
  readonly reception: readonly Span[]
  readonly working: readonly Span[]
  readonly holiday?: string
}

const MONDAY = 1
const SATURDAY = 6

/** The hours that hold on a date: those of its weekday, unless it is a holiday or worked in exchange (law-facts §10.3). */
export function officeDay(hours: Hours, holidays: ReadonlyMap<string, Holiday>, date: string): OfficeDay {
  const special = hours.holidays ? holidays.get(date) : undefined
  if (special?.kind === 'off') return dayOff(special, hours.days[String(weekday(date)) as '1'])
  // A Saturday worked in exchange takes the place of a working day that became a day off (law-facts §10.3). It is a
  // full working day, so it has the hours of a Monday, whatever the centre keeps on other Saturdays.
  const own = weekday(date)
  const like = special?.kind === 'worked' && own >= SATURDAY ? MONDAY : own
  const day = hours.days[String(like) as '1']
  return { reception: sorted(day?.reception ?? []), working: sorted(day?.working ?? []) }
}

const NOON = 720
const END_OF_DAY = 1440

/** Nothing, or on a half-day what lies on the other side of noon. */
function dayOff({ name, part }: Holiday, day: Hours['days']['1']): OfficeDay {
  if (part === undefined) return { reception: [], working: [], holiday: name }
  const open = part === 'morning' ? { from: NOON, to: END_OF_DAY } : { from: 0, to: NOON }
  const rest = (spans: readonly Span[]): Span[] =>
    spans
      .map(({ from, to }) => ({ from: Math.max(from, open.from), to: Math.min(to, open.to) }))
      .filter(({ from, to }) => from < to)
  return { reception: rest(sorted(day?.reception ?? [])), working: rest(sorted(day?.working ?? [])) }
}

function sorted(spans: readonly (readonly [string, string])[]): Span[] {
  return spans.map(([from, to]) => ({ from: minutesOf(from), to: minutesOf(to) })).sort((a, b) => a.from - b.from)
}
