import { addDays, businessDate } from '../time/vietnam-time.ts'
import type { DeadlineRules } from './deadline-rules.ts'

/** What a list marks an open dossier with: past its due date, due today, due soon, or not yet worth a look. */
export type DueClass = 'late' | 'today' | 'soon' | 'later'

/**
 * How urgent a dossier is: late after its due minute, else due on the day, else soon with at most 3 working days left
 * (forms.md §8; which days it does not say: working days, a setting).
 */
export function dueClass(rules: DeadlineRules, due: number, now: number): DueClass {
  if (now > due) return 'late'
  if (businessDate(now) === businessDate(due)) return 'today'
  return workingDaysLeft(rules, due, now) <= rules.due.soonDays ? 'soon' : 'later'
}

/** Working days from tomorrow to the due date, both counted: due on Friday, two are left on Wednesday. 0 when it is past. */
export function workingDaysLeft({ calendar }: DeadlineRules, due: number, now: number): number {
  const last = businessDate(due)
  let days = 0
  for (let date = addDays(businessDate(now), 1); date <= last; date = addDays(date, 1))
    if (calendar.day(date).isCounted) days += 1
  return days
}
