import type { SettingKey } from '../../../../shared/domain/events/config-events.ts'
import type { Words } from '../../../../shared/i18n/vi.ts'

export type SettingGroup = keyof Words['adminSettings']['group']

const GROUPS: readonly SettingGroup[] = ['queue', 'desk', 'rating', 'board', 'print', 'due', 'retention', 'other']

/** What a setting is about, by the first word of its key. */
const GROUP_OF: Readonly<Record<string, SettingGroup>> = {
  queue: 'queue',
  priority: 'queue',
  wait: 'queue',
  session: 'queue',
  paper: 'queue',
  hours: 'queue',
  desk: 'desk',
  counter: 'desk',
  login: 'desk',
  rating: 'rating',
  voice: 'board',
  board: 'board',
  print: 'print',
  due: 'due',
  forward: 'due',
  supplement: 'due',
  apology: 'due',
  agency: 'due',
  result: 'due',
  retention: 'retention',
}

/** What a setting is about; a key of no known beginning comes last. */
export const groupOf = (key: SettingKey): SettingGroup => GROUP_OF[key.split('.')[0] ?? ''] ?? 'other'

/** Keys by what they are about, in the order of the page. */
export const byGroup = (keys: readonly SettingKey[]): SettingKey[] =>
  GROUPS.flatMap((group) => keys.filter((key) => groupOf(key) === group))
