import { Temporal } from 'temporal-polyfill'
import { SETTINGS } from '../events/config-events.ts'
import type { Hours, Setting, SettingKey } from '../events/config-events.ts'
import type { FaultCode } from '../../i18n/vi/config-faults.ts'
import { checked } from './checked.ts'
import { pathText, said } from './problem.ts'
import type { Fault, Said } from './problem.ts'

type Span = readonly [from: string, to: string]

/** Whether a text in the form of a date names a day that exists. */
export function isRealDate(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text
  } catch {
    return false
  }
}

function spansProblem(spans: readonly Span[]): Said | null {
  const wrong = spans.some((span, i) => i > 0 && span[0] < (spans[i - 1]?.[1] ?? ''))
  return wrong ? said('spans-order') : null
}

/** Reception lies inside working time: an open desk without officers helps nobody (BD-5.2, BD-5.3). */
function receptionProblem(working: readonly Span[], reception: readonly Span[]): Said | null {
  const outside = reception.find(([from, to]) => !working.some((span) => span[0] <= from && to <= span[1]))
  return outside ? said('reception-outside', { from: outside[0], to: outside[1] }) : null
}

function hoursProblems(file: string, at: readonly PropertyKey[], hours: Hours): Fault[] {
  return Object.entries(hours.days).flatMap(([day, times]) => {
    if (!times) return []
    const found: [string, Said | null][] = [
      ['working', spansProblem(times.working)],
      ['reception', spansProblem(times.reception) ?? receptionProblem(times.working, times.reception)],
    ]
    return found.flatMap(([part, fault]) =>
      fault ? [{ file, path: pathText([...at, 'days', day, part]), ...fault }] : [],
    )
  })
}

const HOURS_KEYS: readonly string[] = ['hours', 'due.hours'] satisfies SettingKey[]

function valueProblems(file: string, setting: Setting, index: number): Fault[] {
  const at = ['settings', index, 'value']
  const problems: Fault[] = []
  const value = checked(file, at, SETTINGS[setting.key], setting.value, problems)
  if (value !== undefined) problems.push(...orderProblems(file, at, setting.key, value))
  if (value === undefined || !HOURS_KEYS.includes(setting.key)) return problems
  return hoursProblems(file, at, value as Hours)
}

/** Rows that are read in their order, each once: runs of a day (TT-4.2b), reminders. */
const RISING: Readonly<Record<string, { field: string; code: FaultCode }>> = {
  'forward.runs': { field: 'at', code: 'runs-order' },
  'result.reminders': { field: 'day', code: 'reminders-order' },
}

function orderProblems(file: string, at: readonly PropertyKey[], key: string, value: unknown): Fault[] {
  const rule = RISING[key]
  if (!rule) return []
  const rows = (value as Record<string, string | number>[]).map((row) => row[rule.field] ?? '')
  const wrong = rows.findIndex((one, i) => i > 0 && one <= (rows[i - 1] ?? ''))
  return wrong === -1 ? [] : [{ file, path: pathText([...at, wrong, rule.field]), ...said(rule.code) }]
}

/**
 * Faults of settings beyond their outer shape: the value against its key, dates that do not exist, two rows for one
 * key, agency and day, and hours that overlap or receive outside working time.
 */
export function settingProblems(file: string, settings: readonly Setting[]): Fault[] {
  const seen = new Set<string>()
  return settings.flatMap((setting, i) => {
    const problems = valueProblems(file, setting, i)
    if (!isRealDate(setting.from)) {
      problems.push({ file, path: `settings[${i}].from`, ...said('no-date', { date: setting.from }) })
    }
    const row = JSON.stringify([setting.key, setting.agencyId, setting.from])
    if (seen.has(row)) {
      problems.push({
        file,
        path: `settings[${i}]`,
        ...said('setting-twice', { key: setting.key, from: setting.from }),
      })
    }
    seen.add(row)
    return problems
  })
}
