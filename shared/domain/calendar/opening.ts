import type { Opening, ServiceKind } from '../../api/views.ts'
import type { Holiday, Hours } from '../events/config-events.ts'
import { addDays, businessDate, localMinutes, startOfDay } from '../time/vietnam-time.ts'
import { officeDay } from './office-day.ts'
import type { OfficeDay, Span } from './office-day.ts'

export type OpeningQuestion = {
  /** The hours that apply; null: not configured. A function gives those of a date, when a change lies ahead. */
  readonly hours: Hours | null | ((date: string) => Hours | null)
  readonly holidays: ReadonlyMap<string, Holiday>
  readonly kind: ServiceKind
  readonly now: number
}

/** Tết with its weekends takes nine days; a centre closed for longer than this has nothing to announce. */
const LOOK_AHEAD_DAYS = 60
const END_OF_DAY = 1440

/**
 * Whether numbers of a service are given now, until when, or why not and from when again.
 *
 * Services of kind `reception` follow the reception hours, which may end before the working hours (BD-5.2). Results are
 * handed out, and advice is given, to the end of working hours (BD-5.2, KT-4.1). Instants are ms since 1970; `opensAt` is
 * absent when nothing opens within 60 days, `closesAt` when numbers go on beyond the end of tomorrow.
 */
export function openingAt(question: OpeningQuestion): Opening {
  const { kind, now } = question
  const date = businessDate(now)
  const day = dayOf(question, date)
  if (!day) return { open: false, closedReason: 'not-configured' }
  const minute = localMinutes(now)
  const spans = spansOf(day, kind)
  const current = spans.find((span) => span.from <= minute && minute < span.to)
  if (current) {
    const closesAt = endOf(question, date, current)
    return { open: true, ...(closesAt === null ? {} : { closesAt }) }
  }
  const opensAt = nextStart(question, date, minute)
  return {
    open: false,
    closedReason: closedReason(day, spans, minute),
    ...(day.holiday === undefined ? {} : { holiday: day.holiday }),
    ...(opensAt === null ? {} : { opensAt }),
  }
}

function closedReason(day: OfficeDay, spans: readonly Span[], minute: number): NonNullable<Opening['closedReason']> {
  const first = spans[0]
  if (!first) return 'day-off'
  if (minute < first.from) return 'before-hours'
  const atWork = day.working.find((span) => span.from <= minute && minute < span.to)
  // Reception of this half-day is over while the officers still work: they finish and enter the data (BD-5.3).
  if (atWork && spans.some((span) => atWork.from < span.to && span.to <= minute)) return 'after-cut-off'
  return spans.some((span) => span.from > minute) ? 'lunch' : 'after-hours'
}

const spansOf = (day: OfficeDay, kind: ServiceKind): readonly Span[] =>
  kind === 'reception' ? day.reception : day.working

/** What holds on a date; null when its hours are not configured. */
function dayOf({ hours, holidays }: OpeningQuestion, date: string): OfficeDay | null {
  const configured = typeof hours === 'function' ? hours(date) : hours
  return configured && officeDay(configured, holidays, date)
}

const instantOf = (date: string, minute: number): number => startOfDay(date) + minute * 60_000

/** When numbers stop: spans that meet, also over midnight, are one. Null when that is not before tomorrow's end. */
function endOf(question: OpeningQuestion, date: string, current: Span): number | null {
  let { to } = current
  for (const today of [date, addDays(date, 1)]) {
    const day = dayOf(question, today)
    for (const span of day ? spansOf(day, question.kind) : []) if (span.from <= to) to = Math.max(to, span.to)
    if (to < END_OF_DAY) return instantOf(today, to)
    to = 0
  }
  return null
}

function nextStart(question: OpeningQuestion, date: string, minute: number): number | null {
  for (let ahead = 0; ahead <= LOOK_AHEAD_DAYS; ahead += 1) {
    const today = addDays(date, ahead)
    const day = dayOf(question, today)
    const next = day && spansOf(day, question.kind).find((span) => ahead > 0 || span.from > minute)
    if (next) return instantOf(today, next.from)
  }
  return null
}
