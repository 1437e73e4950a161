import type { Span } from '../calendar/office-day.ts'
import { addDays, businessDate, localMinutes } from '../time/vietnam-time.ts'
import type { DeadlineRules } from './deadline-rules.ts'
import { instantOf, LOOK_AHEAD_DAYS, openDayFrom } from './office-calendar.ts'
import type { CalendarDay } from './office-calendar.ts'
import { addWorkingMinutes } from './working-time.ts'

/** By when an electronic dossier must have gone to the agency. Instants in ms. */
export type ForwardDeadline = {
  readonly rule: 'at-once' | 'minutes' | 'same-day' | 'next-day'
  readonly by: number
  /** From then on the countdown warns (20 of 30 minutes, TQ-7.2b); null: there is no countdown. */
  readonly warnAt: number | null
  /** With `minutes`: the same by the wall clock, pauses counted; reported beside the other (regulations.md §6.1.2). */
  readonly byClock: number | null
}

/**
 * By when an electronic dossier is forwarded: at once (TT-4.2a, KT-4.1*), within minutes where set (TQ-7.2b), in which
 * pauses do not count (regulations.md §6.1.2), or within the working day (KT-4.1*); what is received after the forwarding
 * cut-off, when the next working day begins (KT-4.1**, 16:00; Cao Bằng 15:00). Moves no due date. Null when no open day
 * is in sight.
 */
export function electronicForwardBy(rules: DeadlineRules, acceptedAt: number): ForwardDeadline | null {
  const { calendar, forward } = rules
  const plain = { warnAt: null, byClock: null }
  if (isAfterCutOff(rules, acceptedAt)) {
    const at = nextDayStart(rules, acceptedAt)
    return at === null ? null : { rule: 'next-day', by: at, ...plain }
  }
  if (forward.minutes !== null) {
    const by = addWorkingMinutes(calendar, acceptedAt, forward.minutes)
    const warn = addWorkingMinutes(calendar, acceptedAt, (forward.minutes * 2) / 3)
    if (!by || !warn) return null
    return { rule: 'minutes', by: by.at, warnAt: warn.at, byClock: acceptedAt + forward.minutes * 60_000 }
  }
  if (!forward.isSameDayInTime) return { rule: 'at-once', by: acceptedAt, ...plain }
  const by = endOfDayOf(rules, acceptedAt)
  return by === null ? null : { rule: 'same-day', by, ...plain }
}

/** When paper goes: `day`: some time until then, the hours of the runs are not configured. Instants in ms. */
export type PaperForward =
  | { readonly kind: 'at-once' | 'run' | 'day'; readonly by: number }
  | { readonly kind: 'not-configured' }

/**
 * When paper that is ready at an instant leaves the counter, or the agency: with the next of the day's runs (TT-4.2b:
 * 09:00, 11:00, 14:00, 16:00), after the last one with the first of the next working day (inferred, not said); at once
 * for procedures of three steps (TT-4.2b*); where only their number is known (KT-4.1*) within the working day, after the
 * cut-off when the next begins (KT-4.1**).
 * @param isImmediate the procedure has three steps
 */
export function paperForward(rules: DeadlineRules, readyAt: number, isImmediate: boolean): PaperForward | null {
  const { forward } = rules
  if (isImmediate) return { kind: 'at-once', by: readyAt }
  if (forward.runs !== null) {
    const at = nextRun(rules, readyAt)
    return at === null ? null : { kind: 'run', by: at }
  }
  if (forward.runsPerDay === null) return { kind: 'not-configured' }
  const by = isAfterCutOff(rules, readyAt) ? nextDayStart(rules, readyAt) : endOfDayOf(rules, readyAt)
  return by === null ? null : { kind: 'day', by }
}

/** The runs of a date, ms: none on a day off, nor outside the working hours of a shortened day. */
export function runsOf({ calendar, forward }: DeadlineRules, date: string): number[] {
  const day = calendar.day(date)
  if (!day.isCounted) return []
  return (forward.runs ?? []).filter((minute) => isAtWork(day, minute)).map((minute) => instantOf(date, minute))
}

/** A centre without hours still has its runs on working days (TT gives no hours). */
const isAtWork = ({ week, working }: CalendarDay, minute: number): boolean =>
  week === null || working.some((span: Span) => span.from <= minute && minute <= span.to)

function nextRun(rules: DeadlineRules, readyAt: number): number | null {
  const date = businessDate(readyAt)
  for (let ahead = 0; ahead <= LOOK_AHEAD_DAYS; ahead += 1) {
    const run = runsOf(rules, addDays(date, ahead)).find((at) => at >= readyAt)
    if (run !== undefined) return run
  }
  return null
}

/** “Sau 16 giờ”: what is received in the minute of the cut-off is not received after it. */
const isAfterCutOff = ({ forward }: DeadlineRules, at: number): boolean =>
  forward.cutOff !== null && localMinutes(at) > forward.cutOff

function nextDayStart({ calendar }: DeadlineRules, at: number): number | null {
  const day = openDayFrom(calendar, addDays(businessDate(at), 1))
  return day && instantOf(day.date, day.working[0]?.from ?? 0)
}

/** The end of work of the day, or of the next one when this day's work is over. */
function endOfDayOf({ calendar }: DeadlineRules, at: number): number | null {
  const end = (day: CalendarDay | null): number | null => day && instantOf(day.date, day.working.at(-1)?.to ?? 0)
  const date = businessDate(at)
  const by = end(openDayFrom(calendar, date))
  return by !== null && by < at ? end(openDayFrom(calendar, addDays(date, 1))) : by
}
