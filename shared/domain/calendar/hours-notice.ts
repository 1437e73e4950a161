import type { Hours, SettingKey, SettingValue } from '../events/config-events.ts'
import { formatDate, formatHourSpan } from '../../i18n/format.ts'
import type { Language } from '../../i18n/language.ts'
import { addDays, weekday } from '../time/vietnam-time.ts'
import type { SettingRow } from './setting-at.ts'

/** The part of a configuration that hours are read from. */
export type HoursConfig = {
  readonly settings: readonly (SettingRow & { readonly value: unknown })[]
  readonly agencies: ReadonlyMap<string, string>
  setting<K extends SettingKey>(key: K, date: string, agencyId?: string | null): SettingValue<K> | undefined
}

/** BD-5.4 wants citizens told before, and names no number of days: without a setting it is the day before. */
const LEAST_DAYS = 1

/** Days for which changed hours of reception must have been announced (BD-5.4). */
export const noticeDays = (config: Pick<HoursConfig, 'setting'>, today: string): number =>
  config.setting('hours.noticeDays', today) ?? LEAST_DAYS

/**
 * The first day on which changed hours may begin when they are announced today (BD-5.4). A centre that has no hours yet
 * changes nothing that anybody was told: its first hours may begin today.
 */
export function hoursStartFrom(config: Pick<HoursConfig, 'setting'>, today: string, agencyId: string | null): string {
  if (config.setting('hours', today, agencyId) === undefined) return today
  return addDays(today, noticeDays(config, today))
}

/** What citizens are told of hours that will change, the nearest first: on boards from the moment of the change on. */
export function hoursNotices(config: HoursConfig, today: string): string[] {
  return config.settings
    .filter(({ key, from }) => key === 'hours' && from > today)
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .map(({ from, agencyId, value }) =>
      hoursNotice(from, value as Hours, agencyId === null ? null : (config.agencies.get(agencyId) ?? agencyId)),
    )
}

/** One announcement: from which day, whose hours, which. */
export function hoursNotice(from: string, hours: Hours, agency: string | null): string {
  const whose = agency === null ? '' : ` của ${agency}`
  return `Từ ${DAYS[weekday(from) - 1]}, ngày ${formatDate(from)}, giờ tiếp nhận hồ sơ${whose} thay đổi: ${hoursInWords(hours)}.`
}

const DAYS = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'] as const
const WORDS = {
  vi: { days: DAYS, off: 'nghỉ', and: 'và', to: 'đến' },
  en: {
    days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    off: 'closed',
    and: 'and',
    to: 'to',
  },
} as const

/** `thứ Hai đến thứ Sáu 7 giờ 30 – 11 giờ 00, 13 giờ 00 – 16 giờ 30; thứ Bảy và Chủ nhật nghỉ`: hours of reception. */
export function hoursInWords(hours: Hours, language: Language = 'vi'): string {
  const { days, off, and, to } = WORDS[language]
  const groups: { from: number; to: number; words: string }[] = []
  days.forEach((_, i) => {
    const day = hours.days[String(i + 1) as '1']
    const words = day ? day.reception.map(([from, until]) => formatHourSpan(from, until, language)).join(', ') : off
    const last = groups.at(-1)
    if (last?.words === words) last.to = i
    else groups.push({ from: i, to: i, words })
  })
  const named = (first: number, last: number): string =>
    first === last ? String(days[first]) : `${days[first]} ${last === first + 1 ? and : to} ${days[last]}`
  return groups.map(({ from, to: until, words }) => `${named(from, until)} ${words}`).join('; ')
}
