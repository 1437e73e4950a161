import { addDays } from '../time/vietnam-time.ts'
import type { DeadlineRules } from './deadline-rules.ts'
import type { DueStep } from './due-step.ts'
import type { CalendarDay, OfficeCalendar } from './office-calendar.ts'

/** Counts working days; the first date itself is not counted (BLDS 147.2). */
export function countWorkingDays(
  { calendar }: Pick<DeadlineRules, 'calendar'>,
  from: string,
  amount: number,
): { date: string; steps: DueStep[] } {
  const passed: CalendarDay[] = []
  let date = from
  for (let left = amount; left > 0;) {
    date = addDays(date, 1)
    const day = calendar.day(date)
    passed.push(day)
    if (day.isCounted) left -= 1
  }
  const first = passed.find(({ isCounted }) => isCounted)?.date ?? date
  return {
    date,
    steps: [
      { code: 'first-day', source: 'BLDS-147.2', date: first },
      ...offSteps(passed),
      { code: 'last-day', source: 'BD-3.8', amount, unit: 'working-day', date },
    ],
  }
}

function offSteps(passed: readonly CalendarDay[]): DueStep[] {
  const off = passed.filter(({ isCounted }) => !isCounted)
  const holidays = off.flatMap(({ date, off: why }) => (why?.name === undefined ? [] : [{ date, name: why.name }]))
  const days = passed.flatMap(({ date, worked }) => (worked === null ? [] : [{ date, name: worked }]))
  const steps: DueStep[] = []
  if (off.length > 0)
    steps.push({
      code: 'days-off',
      source: holidays.length > 0 ? 'BLLĐ-112' : 'BD-3.8',
      weekly: off.length - holidays.length,
      holidays,
    })
  if (days.length > 0) steps.push({ code: 'days-worked', source: 'LF-10.3', days })
  return steps
}

/** The date `amount` working days before (negative) or after a date, that date itself not counted. */
export function workingDaysFrom(calendar: OfficeCalendar, from: string, amount: number): string {
  const step = Math.sign(amount)
  let date = from
  for (let left = Math.abs(amount); left > 0;) {
    date = addDays(date, step)
    if (calendar.day(date).isCounted) left -= 1
  }
  return date
}
