import { addDays, businessDate } from '../time/vietnam-time.ts'
import type { DeadlineRules } from './deadline-rules.ts'
import { instantOf, openDayFrom, openDayUntil } from './office-calendar.ts'
import { workingDaysFrom } from './working-days.ts'

/** By when the apology for a dossier that will be late must be there. */
export type ApologyDeadline = {
  readonly date: string
  /** The end of work on that day, ms. */
  readonly by: number
  /** Start of work on the two working days before the due date, ms: who handles the dossier is reminded. */
  readonly alerts: readonly number[]
}

/**
 * The latest moment for an apology: at least one day before the due date (TT-4.3e). “Ngày” is not defined there: working
 * days unless a setting says otherwise, the safer reading. The day before is counted as TQ-6.6 counts: due on Tuesday,
 * latest on Monday. Null when no open day lies before.
 */
export function latestApology(rules: DeadlineRules, due: number): ApologyDeadline | null {
  const { calendar, apology } = rules
  const on = businessDate(due)
  const before =
    apology.dayKind === 'working' ? workingDaysFrom(calendar, on, -apology.leadDays) : addDays(on, -apology.leadDays)
  const day = openDayUntil(calendar, before)
  if (!day) return null
  const alerts = [-2, -1].flatMap((days) => {
    const alert = openDayUntil(calendar, workingDaysFrom(calendar, on, days))
    return alert ? [instantOf(alert.date, alert.working[0]?.from ?? 0)] : []
  })
  return { date: day.date, by: instantOf(day.date, day.working.at(-1)?.to ?? 0), alerts }
}

export type ReappointmentQuestion = {
  readonly rules: DeadlineRules
  readonly now: number
  /** The due date that counts now, and the proposed one. */
  readonly due: number
  readonly newDue: number
  /** Re-appointments so far. */
  readonly earlier: number
}

/** `isLate`: the apology comes after its latest moment; it is issued all the same and reported (TT-4.3e). */
export type Reappointment =
  | { readonly ok: true; readonly isLate: boolean }
  | { readonly ok: false; readonly problem: 'already-reappointed' | 'not-later' | 'closed-day' }

/** Whether a dossier may be given another date: at most once (TT-4.3e*), later than the first, on a day that is open. */
export function mayReappoint({ rules, now, due, newDue, earlier }: ReappointmentQuestion): Reappointment {
  if (earlier > 0) return { ok: false, problem: 'already-reappointed' }
  if (newDue <= Math.max(due, now)) return { ok: false, problem: 'not-later' }
  const date = businessDate(newDue)
  if (openDayFrom(rules.calendar, date)?.date !== date) return { ok: false, problem: 'closed-day' }
  const latest = latestApology(rules, due)
  return { ok: true, isLate: latest === null || now > latest.by }
}
