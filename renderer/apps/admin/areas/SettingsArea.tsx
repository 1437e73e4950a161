import type { ReactNode } from 'react'
import { SETTINGS } from '../../../../shared/domain/events/config-events.ts'
import type { SettingKey } from '../../../../shared/domain/events/config-events.ts'
import type { AreaProps } from '../areas.tsx'
import { byGroup } from './setting-groups.ts'
import { SettingList } from './SettingList.tsx'
import { TEXT_KEYS } from './TextsArea.tsx'

const ELSEWHERE: ReadonlySet<string> = new Set(['hours', ...TEXT_KEYS])
const KEYS = byGroup((Object.keys(SETTINGS) as SettingKey[]).filter((key) => !ELSEWHERE.has(key)))

/** Every setting that has no area of its own; one that is added to the list of settings shows here by itself. */
export function SettingsArea({ config }: AreaProps): ReactNode {
  return <SettingList config={config} keys={KEYS} isGrouped />
}
