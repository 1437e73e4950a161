import { addDays, businessDate } from '../time/vietnam-time.ts'
import { daysBetween } from './calendar-units.ts'
import type { DueLimit } from './choose-limit.ts'
import { computeDueDate } from './compute-due-date.ts'
import type { DueDate, DueProblem } from './compute-due-date.ts'
import type { DeadlineRules } from './deadline-rules.ts'
import type { DueStep } from './due-step.ts'
import { effectiveReceipt } from './effective-receipt.ts'
import { openDayFrom } from './office-calendar.ts'
import { timeOfDay } from './time-of-day.ts'
import { addWorkingMinutes, workingMinutesBetween } from './working-time.ts'

/** A supplement request after acceptance, and when the dossier was complete again; null: not yet. Instants in ms. */
export type Stop = { readonly stoppedAt: number; readonly completedAt: number | null }
/** An apology with a new date (TT-4.3e). */
export type Extension = { readonly at: number; readonly due: number }

export type ClockQuestion = {
  readonly receivedAt: number
  readonly limit: DueLimit
  /** The date on the receipt; it holds, whatever has been set since. Absent: what the rules give. */
  readonly promisedDue?: number
  /** The rules of the day of an event: those of reception, and of each completion. */
  readonly rulesOn: (date: string) => DeadlineRules
  /** In the order in which they happened. */
  readonly stops: readonly Stop[]
  readonly extension: Extension | null
}

/** Both ways of counting after a supplement (regulations.md §6.1.4); null while it is awaited. */
export type StopDates = Stop & { readonly restarted: number | null; readonly continued: number | null }

export type DossierClock = {
  readonly ok: true
  /** What counts now; null while a supplement is awaited: nothing is due from the agency. */
  readonly due: number | null
  /** Which of the dates that is. */
  readonly counts: 'first' | 'restarted' | 'continued' | 'extended' | 'stopped'
  readonly first: DueDate
  readonly stops: readonly StopDates[]
  /** The last one is `due`, or `stopped` while the clock stands. */
  readonly steps: readonly DueStep[]
}

/**
 * The due date of a dossier over its life: a supplement request stops the clock, a complete dossier starts it again from
 * zero (TT-4.3d*, KT-4.2) or lets what was left go on (a setting; QĐ 766 takes the time of supplement out), and one
 * apology may set another date (TT-4.3e). Every date that ever held stays in the answer.
 */
export function dossierClock(question: ClockQuestion): DossierClock | DueProblem {
  const { receivedAt, limit, rulesOn, stops, extension, promisedDue } = question
  const first = computeDueDate({ receivedAt, limit, rules: rulesOn(businessDate(receivedAt)) })
  if (!first.ok) return first
  const moments: Moment[] = stops.map((stop) => ({ at: stop.stoppedAt, stop }))
  if (extension) moments.push({ at: extension.at, extension })
  moments.sort((a, b) => a.at - b.at)
  const due = promisedDue ?? first.due
  const promised: DueStep[] = due === first.due ? [] : [{ code: 'promised', source: 'KT-4.2', at: due }]
  let state: State = { due, counts: 'first', stops: [], steps: [...first.steps.slice(0, -1), ...promised] }
  for (const moment of moments) {
    const next = 'stop' in moment ? afterStop(question, state, moment.stop) : afterApology(state, moment.extension)
    if ('ok' in next) return next
    state = next
  }
  const end: DueStep[] = state.due === null ? [] : [{ code: 'due', source: 'KT-4.2', at: state.due }]
  return { ok: true, ...state, first, steps: [...state.steps, ...end] }
}

type Moment = { readonly at: number; readonly stop: Stop } | { readonly at: number; readonly extension: Extension }
type State = Pick<DossierClock, 'due' | 'counts' | 'stops' | 'steps'>

/** An apology while the clock stands changes nothing: the date is set when the dossier is complete. */
function afterApology(state: State, { at, due }: Extension): State {
  if (state.due === null) return state
  const step: DueStep = { code: 'extended', source: 'TT-4.3e', at, from: state.due, due }
  return { ...state, due, counts: 'extended', steps: [...state.steps, step] }
}

function afterStop({ limit, rulesOn }: ClockQuestion, state: State, stop: Stop): State | DueProblem {
  const { stoppedAt, completedAt } = stop
  const stopped: DueStep = { code: 'stopped', source: 'TT-4.3d', at: stoppedAt }
  if (completedAt === null || state.due === null)
    return {
      due: null,
      counts: 'stopped',
      stops: [...state.stops, { ...stop, restarted: null, continued: null }],
      steps: [...state.steps, stopped],
    }
  const rules = rulesOn(businessDate(completedAt))
  const restarted = computeDueDate({ receivedAt: completedAt, limit, rules })
  const continued = continuedDue(limit, rules, state.due, stoppedAt, completedAt)
  if (!restarted.ok) return restarted
  if (continued === null) return { ok: false, problem: 'never-open' }
  const stops = [...state.stops, { ...stop, restarted: restarted.due, continued }]
  if (rules.due.afterSupplement === 'continue') {
    const step: DueStep = { code: 'continued', source: 'QĐ-766', at: completedAt, due: continued }
    return { due: continued, counts: 'continued', stops, steps: [...state.steps, stopped, step] }
  }
  const step: DueStep = { code: 'restarted', source: 'TT-4.3d', at: completedAt, due: restarted.due }
  const { due } = restarted
  return { due, counts: 'restarted', stops, steps: [...state.steps, stopped, step, ...restarted.steps.slice(0, -1)] }
}

/** The date when only the pause is taken out: working time for limits in working time, else whole days. */
function continuedDue(
  { unit }: DueLimit,
  rules: DeadlineRules,
  due: number,
  stoppedAt: number,
  completedAt: number,
): number | null {
  const { calendar } = rules
  if (unit === 'day' || unit === 'month' || unit === 'year') {
    const pause = daysBetween(businessDate(stoppedAt), businessDate(completedAt))
    const day = openDayFrom(calendar, addDays(businessDate(due), pause))
    return day && timeOfDay(rules, day, null).at
  }
  const left = workingMinutesBetween(calendar, stoppedAt, due)
  const from = effectiveReceipt(rules, completedAt)
  const end = from && addWorkingMinutes(calendar, from.at, left)
  // The end of a session and the beginning of the next are one point of working time; a pause makes nothing earlier.
  return end && Math.max(due, end.at)
}
