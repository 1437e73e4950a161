import { addDays, businessDate, localMinutes } from '../time/vietnam-time.ts'
import { addCalendar } from './calendar-units.ts'
import type { DueLimit } from './choose-limit.ts'
import type { DeadlineRules } from './deadline-rules.ts'
import type { DueSource, DueStep } from './due-step.ts'
import { effectiveReceipt, minuteOf } from './effective-receipt.ts'
import { instantOf, LAST_MINUTE, openDayFrom } from './office-calendar.ts'
import type { CalendarDay } from './office-calendar.ts'
import { timeOfDay } from './time-of-day.ts'
import { countWorkingDays } from './working-days.ts'
import { addWorkingMinutes } from './working-time.ts'

export type DueQuestion = {
  /** When the full valid dossier was received (KT-4.2), ms since 1970. */
  readonly receivedAt: number
  /** True when reception is open then beyond its hours, lengthened by hand (BD-5.4). */
  readonly isReceptionOpen?: boolean
  readonly limit: DueLimit
  /** As they hold on the day of reception. */
  readonly rules: DeadlineRules
}

export type DueDate = {
  readonly ok: true
  /** When the result must be there, ms since 1970, a whole minute. */
  readonly due: number
  /** From when the limit was counted: the receipt, or the next minute of reception. */
  readonly countsFrom: number
  /** Same-day work that is not given the same day: the citizen gets a note with hour and day (law-facts §10.2). */
  readonly needsNote: boolean
  /** The last one is `due`. */
  readonly steps: readonly DueStep[]
}

/** `not-configured`: no hours on a day that matters (TQ-2.2: no value is guessed); `never-open`: no open day in sight. */
export type DueProblem = { readonly ok: false; readonly problem: 'not-configured' | 'never-open' | 'limit-not-whole' }
export type DueAnswer = DueDate | DueProblem

type Counted = { readonly due: number; readonly steps: readonly DueStep[] }
type Counter = (question: DueQuestion, from: number) => Counted | null

/** A working day has eight hours (BD-3.8, law-facts §3.10). */
export const DAY_MINUTES = 480

/**
 * The due date of a dossier with the steps that lead to it.
 *
 * Counted from the day of the full valid dossier (KT-4.2), that day itself not counted (BLDS 147.2); hours from the
 * moment on (BLDS 147.1) through working time only; a last day that is a day off gives way to the next working day
 * (BLDS 148.5). Forwarding cut-offs (KT-4.1**, Cao Bằng) move nothing here.
 */
export function computeDueDate(question: DueQuestion): DueAnswer {
  const { limit, rules, receivedAt } = question
  if (!isCountable(limit)) return { ok: false, problem: 'limit-not-whole' }
  if (!rules.calendar.day(businessDate(receivedAt)).week) return { ok: false, problem: 'not-configured' }
  const receipt = effectiveReceipt(rules, receivedAt, question.isReceptionOpen)
  const counted = receipt && COUNTERS[limit.unit](question, receipt.at)
  if (!receipt || !counted) return { ok: false, problem: 'never-open' }
  const at = minuteOf(receivedAt)
  const later: DueStep[] =
    receipt.why === null
      ? []
      : [{ code: 'received-later', source: 'LF-10.2', from: at, to: receipt.at, why: receipt.why }]
  return {
    ok: true,
    due: counted.due,
    countsFrom: receipt.at,
    // The citizen came for work of the same day, and goes home without it.
    needsNote: limit.unit === 'same-day' && businessDate(counted.due) !== businessDate(receivedAt),
    steps: [
      { code: 'received', source: 'KT-4.2', at },
      ...later,
      { code: 'limit', source: limit.extra > 0 ? 'LF-10.1' : 'catalogue', ...limit },
      ...counted.steps,
      ...hoursChange(rules, receipt.at, counted.due),
      { code: 'due', source: 'KT-4.2', at: counted.due },
    ],
  }
}

/** Parts of a working day and of an hour are counted by minutes; parts of other units mean nothing certain. */
const isCountable = ({ amount, unit }: DueLimit): boolean => {
  if (unit === 'same-day') return Number.isInteger(amount) && amount >= 0
  return amount > 0 && (unit === 'working-day' || unit === 'hour' || Number.isInteger(amount))
}

const COUNTERS: Record<DueLimit['unit'], Counter> = {
  'same-day': sameDay,
  'working-day': workingDays,
  hour: ({ limit, rules }, from) => byMinutes(rules, from, Math.round(limit.amount * 60), 'BLDS-147.1'),
  day: calendarDays,
  month: calendarDays,
  year: calendarDays,
}

function sameDay({ limit, rules }: DueQuestion, from: number): Counted | null {
  const { calendar, due } = rules
  const date = businessDate(from)
  const minute = localMinutes(from)
  const today = calendar.day(date)
  const cutOff = clockText(due.sameDayCutOff)
  const end = today.off === null ? timeOfDay(rules, today, null).minute : null
  // Work that is received at 15:00 is not received after 15:00.
  const inTime = end !== null && minute <= due.sameDayCutOff && minute < end
  const first = inTime ? today : openDayFrom(calendar, addDays(date, 1))
  if (!first) return null
  const further = limit.amount > 0 ? countWorkingDays(rules, first.date, limit.amount) : null
  const last = further ? openDayFrom(calendar, further.date) : first
  if (!last) return null
  const time = timeOfDay(rules, last, null)
  const code = inTime ? 'same-day' : 'same-day-passed'
  return {
    due: time.at,
    steps: [
      { code, source: 'LF-10.2', cutOff, date: first.date },
      ...(further ? further.steps : []),
      ...moved(further?.date ?? last.date, last, calendar.day),
      time.step,
    ],
  }
}

function workingDays(question: DueQuestion, from: number): Counted | null {
  const { limit, rules } = question
  if (rules.due.counting === 'by-hour') return byMinutes(rules, from, Math.round(limit.amount * DAY_MINUTES), 'LF-3.10')
  const whole = Math.floor(limit.amount)
  const rest = Math.round((limit.amount - whole) * DAY_MINUTES)
  if (whole === 0) return byMinutes(rules, from, rest, 'LF-3.10')
  const counted = countWorkingDays(rules, businessDate(from), whole)
  const last = openDayFrom(rules.calendar, counted.date)
  if (!last) return null
  const received = rules.calendar.day(businessDate(from)).isCounted ? localMinutes(from) : null
  const time = timeOfDay(rules, last, last.date === counted.date ? received : 'opening')
  const steps = [...counted.steps, ...moved(counted.date, last, rules.calendar.day), time.step]
  if (rest === 0) return { due: time.at, steps }
  const further = byMinutes(rules, time.at, rest, 'LF-3.10')
  return further && { due: further.due, steps: [...steps, ...further.steps] }
}

function byMinutes(rules: DeadlineRules, from: number, minutes: number, source: DueSource): Counted | null {
  const spent = addWorkingMinutes(rules.calendar, from, minutes)
  const last = spent?.days.at(-1)
  if (!spent || !last) return null
  const due = Math.min(spent.at, instantOf(last.date, LAST_MINUTE))
  return { due, steps: [{ code: 'hours', source, minutes, days: spent.days }] }
}

function calendarDays({ limit, rules }: DueQuestion, from: number): Counted | null {
  const { amount } = limit
  const unit = limit.unit as 'day' | 'month' | 'year'
  const date = businessDate(from)
  const end = addCalendar(date, amount, unit)
  const last = openDayFrom(rules.calendar, end)
  if (!last) return null
  // A period of days, months or years ends with its last day, whatever the hour of reception (BLDS 148.1).
  const time = timeOfDay(rules, last, null)
  return {
    due: time.at,
    steps: [
      { code: 'first-day', source: 'BLDS-147.2', date: addDays(date, 1) },
      { code: 'last-day', source: LAST_DAY_SOURCE[unit], amount, unit, date: end },
      ...moved(end, last, rules.calendar.day),
      time.step,
    ],
  }
}

const LAST_DAY_SOURCE = { day: 'BLDS-148.1', month: 'BLDS-148.3', year: 'BLDS-148.4' } as const

function moved(from: string, to: CalendarDay, day: (date: string) => CalendarDay): DueStep[] {
  const { off } = day(from)
  if (from === to.date || !off) return []
  const name = off.name === undefined ? {} : { name: off.name }
  return [{ code: 'moved', source: 'BLDS-148.5', from, to: to.date, why: off.why, ...name }]
}

/** A note that other hours hold at the end than at the beginning (BD-5.4). */
function hoursChange({ calendar }: DeadlineRules, from: number, due: number): DueStep[] {
  const first = businessDate(from)
  const last = businessDate(due)
  const week = calendar.day(first).week
  const isSame = (date: string): boolean => {
    const other = calendar.day(date).week
    return other === week || JSON.stringify(other) === JSON.stringify(week)
  }
  if (isSame(last)) return []
  let date = addDays(first, 1)
  while (date < last && isSame(date)) date = addDays(date, 1)
  return [{ code: 'hours-changed', source: 'BD-5.4', date }]
}

const clockText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
