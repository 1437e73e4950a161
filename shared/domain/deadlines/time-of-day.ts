import type { DeadlineRules } from './deadline-rules.ts'
import type { DueStep } from './due-step.ts'
import { instantOf, LAST_MINUTE } from './office-calendar.ts'
import type { CalendarDay } from './office-calendar.ts'

/**
 * The time of day of a due date on a day that is open.
 * @param clock minute of the day at which the dossier was received; null: the hour of reception says nothing here, so the
 *   day counts to its end; `opening`: the last day was closed, the result is there when the doors open again
 */
export function timeOfDay(
  { due }: DeadlineRules,
  day: CalendarDay,
  clock: number | null | 'opening',
): { at: number; minute: number; step: DueStep } {
  const rule = ruleOf(due.timeOfDay, clock)
  const minute = Math.min(MINUTE[rule](day, typeof clock === 'number' ? clock : 0), LAST_MINUTE)
  const at = instantOf(day.date, minute)
  return { at, minute, step: { code: 'time-of-day', source: SOURCE[rule], rule, at } }
}

type Rule = 'received' | 'end-of-reception' | 'end-of-work' | 'opening'

function ruleOf(setting: DeadlineRules['due']['timeOfDay'], clock: number | null | 'opening'): Rule {
  if (setting !== 'received') return setting
  if (clock === null) return 'end-of-work'
  return clock === 'opening' ? 'opening' : 'received'
}

const endOf = (spans: CalendarDay['working']): number => spans.at(-1)?.to ?? 0

const MINUTE: Record<Rule, (day: CalendarDay, clock: number) => number> = {
  'end-of-work': ({ working }) => endOf(working),
  // A day on which nothing is received ends with its work.
  'end-of-reception': ({ reception, working }) => endOf(reception.length > 0 ? reception : working),
  opening: ({ working }) => working[0]?.from ?? 0,
  // The same hour; in a pause the next session, after the last session its end.
  received: ({ working }, clock) => {
    const span = working.find(({ to }) => clock < to)
    return span ? Math.max(clock, span.from) : endOf(working)
  },
}

const SOURCE = {
  'end-of-work': 'BLDS-148.1',
  'end-of-reception': 'LF-10.2',
  opening: 'BLDS-148.5',
  received: 'LF-10.2',
} as const
