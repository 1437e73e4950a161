import type { Span } from '../calendar/office-day.ts'
import { addDays, businessDate, localMinutes } from '../time/vietnam-time.ts'
import type { DeadlineRules } from './deadline-rules.ts'
import type { LaterReason } from './due-step.ts'
import { instantOf, LOOK_AHEAD_DAYS } from './office-calendar.ts'
import type { CalendarDay } from './office-calendar.ts'

const MINUTE_MS = 60_000

/** From when a dossier counts; `why` is null when that is the moment itself. */
export type EffectiveReceipt = { readonly at: number; readonly why: LaterReason | null }

/** The minute that stands on the receipt: seconds are not counted. */
export const minuteOf = (at: number): number => Math.floor(at / MINUTE_MS) * MINUTE_MS

/**
 * From when a dossier counts that was handed in at an instant (ms): the first minute of reception not before it, unless a
 * setting says otherwise (law-facts §10.2: after closing the next morning, in the lunch break the start of the afternoon).
 * Null when no reception is in sight.
 * @param isReceptionOpen reception is lengthened by hand (BD-5.4): what comes then counts at once
 */
export function effectiveReceipt(
  { calendar, due }: DeadlineRules,
  receivedAt: number,
  isReceptionOpen = false,
): EffectiveReceipt | null {
  const at = minuteOf(receivedAt)
  if (isReceptionOpen || due.afterHours === 'as-received') return { at, why: null }
  const spansOf = (day: CalendarDay): readonly Span[] =>
    due.afterHours === 'next-reception' ? day.hallReception : day.working
  const date = businessDate(at)
  const minute = localMinutes(at)
  const today = calendar.day(date)
  if (spansOf(today).some((span) => span.from <= minute && minute < span.to)) return { at, why: null }
  for (let ahead = 0; ahead <= LOOK_AHEAD_DAYS; ahead += 1) {
    const day = calendar.day(addDays(date, ahead))
    const next = spansOf(day).find((span) => ahead > 0 || span.from > minute)
    if (next) return { at: instantOf(day.date, next.from), why: reasonOf(today, spansOf(today), minute) }
  }
  return null
}

function reasonOf(day: CalendarDay, spans: readonly Span[], minute: number): LaterReason {
  const first = spans[0]
  if (!first) return 'day-off'
  if (minute < first.from) return 'before-hours'
  // Officers still work, to finish and to enter the data: reception of this half-day is over (BD-5.3).
  const atWork = day.working.some((span) => span.from <= minute && minute < span.to)
  if (atWork) return 'after-cut-off'
  return spans.some((span) => span.from > minute) ? 'lunch' : 'after-hours'
}
