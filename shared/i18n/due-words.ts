import type { DueStep } from '../domain/deadlines/due-step.ts'
import { minutesOf, startOfDay } from '../domain/time/vietnam-time.ts'
import { dayMonthYear, formatDate, hourMinute, weekdayDate } from './format.ts'
import type { Language } from './language.ts'
import type { Words } from './vi.ts'

/** One step of a due date as a sentence, and where its rule stands. */
export type StepWords = { readonly sentence: string; readonly source: string }

type Sentences = { readonly [C in DueStep['code']]: (step: Extract<DueStep, { code: C }>) => string }

/** The steps of a due date in the words of a language. */
export function dueStepsInWords(steps: readonly DueStep[], { due }: Words, language: Language = 'vi'): StepWords[] {
  const sentences = sentencesIn(due, language)
  return steps.map((step) => ({
    sentence: (sentences[step.code] as (one: DueStep) => string)(step),
    source: due.sources[step.source],
  }))
}

function sentencesIn(due: Words['due'], language: Language): Sentences {
  const at = (ms: number): string => `${hourMinute(ms, language)}, ${weekdayDate(ms, language)}`
  const day = (date: string): string => weekdayDate(startOfDay(date), language)
  const clock = (text: string): string => hourMinute(startOfDay('2000-01-01') + minutesOf(text) * 60_000, language)
  const named = (days: readonly { date: string; name: string }[]): string[] =>
    days.map(({ date, name }) => due.named(formatDate(date), name))
  return {
    received: (step) => due.received(at(step.at)),
    'received-later': ({ why, to }) => due.later(due.laterReasons[why], at(to)),
    limit: ({ amount, unit, extra }) =>
      [
        unit === 'same-day' ? due.limitSameDay(amount) : due.limit(amount, due.units[unit]),
        extra > 0 ? due.extra(extra) : '',
      ]
        .filter(Boolean)
        .join(' '),
    'same-day': ({ cutOff }) => due.sameDay(clock(cutOff)),
    'same-day-passed': ({ cutOff, date }) => due.sameDayPassed(clock(cutOff), day(date)),
    'first-day': ({ date }) => due.firstDay(day(date)),
    'days-off': ({ weekly, holidays }) =>
      due.daysOff([...(weekly > 0 ? [due.weekly(weekly)] : []), ...named(holidays)].join(', ')),
    'days-worked': ({ days }) => due.daysWorked(named(days).join(', ')),
    'last-day': ({ amount, unit, date }) => due.lastDay(amount, due.units[unit], day(date)),
    moved: ({ why, name, to }) => due.moved(name ?? due.offReasons[why], day(to)),
    hours: ({ minutes, days }) =>
      due.hours(minutes, days.map((one) => due.dayMinutes(formatDate(one.date), one.minutes)).join(', ')),
    'hours-changed': ({ date }) => due.hoursChanged(day(date)),
    'time-of-day': ({ rule, at: ms }) => due.timeOfDay(due.timeRules[rule], hourMinute(ms, language)),
    promised: (step) => due.promised(at(step.at)),
    stopped: (step) => due.stopped(at(step.at)),
    restarted: (step) => due.restarted(at(step.at)),
    continued: ({ at: ms, due: end }) => due.continued(at(ms), at(end)),
    extended: ({ from, due: end }) => due.extended(dayMonthYear(from), dayMonthYear(end)),
    due: (step) => due.due(at(step.at)),
  }
}
