import type { ReactNode } from 'react'
import type { SettingKey } from '../../../../shared/domain/events/config-events.ts'
import type { AreaProps } from '../areas.tsx'
import { SettingList } from './SettingList.tsx'

/** The settings that are words a citizen reads. */
export const TEXT_KEYS: readonly SettingKey[] = [
  'centre.name',
  'centre.hotline',
  'centre.publicUrl',
  'centre.notices',
  'centre.slipFooter',
  'centre.officeColour',
]

/** Name, notices and the other words that citizens see. */
export function TextsArea({ config }: AreaProps): ReactNode {
  return <SettingList config={config} keys={TEXT_KEYS} />
}
