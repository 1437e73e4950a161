import { settingAt } from '../domain/calendar/setting-at.ts'
import type { SettingRow } from '../domain/calendar/setting-at.ts'
import { deadlineRules } from '../domain/deadlines/deadline-rules.ts'
import type { DeadlineRules, RuleSource } from '../domain/deadlines/deadline-rules.ts'
import type { Holiday, Hours, SettingKey } from '../domain/events/config-events.ts'

type Row = SettingRow & { readonly value: unknown }
type Span = [string, string]
/** The settings of each preset, by the short name of its regulation. */
export type Presets = Readonly<Record<string, readonly Row[]>>

const row = (key: SettingKey, value: unknown, from = '2020-01-01', agencyId: string | null = null): Row => ({
  key,
  agencyId,
  from,
  value,
})

const week = (days: readonly number[], working: Span[], reception: Span[] = working): Hours => ({
  days: Object.fromEntries(days.map((day) => [String(day), { working, reception }])),
  holidays: true,
})

const BD_WORK: Span[] = [
  ['07:30', '11:30'],
  ['13:00', '17:00'],
]
const BD_RECEPTION: Span[] = [
  ['07:30', '11:00'],
  ['13:00', '16:30'],
]
const KT_WORK: Span[] = [
  ['07:00', '11:00'],
  ['13:00', '17:00'],
]
const withSaturday = (): Hours => ({
  days: {
    ...week([1, 2, 3, 4, 5], BD_WORK, BD_RECEPTION).days,
    '6': { working: [['07:30', '11:30']], reception: [['07:30', '11:30']] },
  },
  holidays: true,
})

/** What the words after the name of a centre change; the legend stands in `due-cases.ts`. */
const CHANGES: Readonly<Record<string, readonly Row[]>> = {
  received: [row('due.timeOfDay', 'received')],
  reception: [row('due.timeOfDay', 'end-of-reception')],
  hours: [row('due.counting', 'by-hour')],
  as: [row('due.afterHours', 'as-received')],
  work: [row('due.afterHours', 'next-working')],
  'cut=14:00': [row('due.sameDayCutOff', '14:00')],
  'cut=17:00': [row('due.sameDayCutOff', '17:00')],
  cutchange: [row('due.sameDayCutOff', '14:00', '2026-12-01')],
  sat: [row('hours', withSaturday())],
  six: [row('hours', withSaturday()), row('due.weekdays', ['1', '2', '3', '4', '5', '6'])],
  wed: [row('hours', week([1, 2, 4, 5], BD_WORK, BD_RECEPTION))],
  shut: [row('hours', { days: {}, holidays: true })],
  change: [row('hours', week([1, 2, 3, 4, 5], KT_WORK), '2026-12-01')],
  agency: [
    row(
      'hours',
      week(
        [1, 2, 3, 4, 5],
        [
          ['08:00', '11:00'],
          ['13:30', '16:00'],
        ],
      ),
      '2020-01-01',
      'A',
    ),
  ],
  continue: [row('due.afterSupplement', 'continue')],
  half: [],
}

const half = (date: string, part: 'morning' | 'afternoon'): Holiday => ({
  date,
  kind: 'off',
  name: 'Nghỉ nửa ngày',
  source: 'test',
  part,
})
const HALF_DAYS = [half('2026-11-26', 'afternoon'), half('2026-11-27', 'morning')]

/** Hours as two regulations have them, for tests that read no file. */
export const PLAIN_PRESETS: Presets = {
  BD: [row('hours', week([1, 2, 3, 4, 5], BD_WORK, BD_RECEPTION))],
  KT: [row('hours', week([1, 2, 3, 4, 5], KT_WORK))],
}

/** The settings and holidays of a centre such as `BD sat received`. Throws on a word that the legend does not have. */
export function centreSource(presets: Presets, holidays: readonly Holiday[], name: string): RuleSource {
  const [preset = '', ...words] = name.split(' ')
  const own = presets[preset]
  if (!own) throw new Error(`no such preset: ${preset}`)
  const rows = [
    ...own,
    ...words.flatMap((word) => {
      const change = CHANGES[word]
      if (!change) throw new Error(`not in the legend: ${word}`)
      return change
    }),
  ]
  const days = words.includes('half') ? [...holidays, ...HALF_DAYS] : holidays
  return {
    holidays: new Map(days.map((day) => [day.date, day])),
    setting: ((key: SettingKey, date: string, agencyId: string | null = null) =>
      settingAt(rows, key, date, agencyId)?.value) as RuleSource['setting'],
  }
}

/** The rules of such a centre on a date. */
export const rulesOf = (source: RuleSource, name: string, date: string): DeadlineRules =>
  deadlineRules(source, date, name.split(' ').includes('agency') ? 'A' : null)
