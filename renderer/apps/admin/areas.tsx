import type { ReactNode } from 'react'
import type { PersonRole } from '../../../shared/api/roles.ts'
import type { ConfigurationView } from '../../../shared/api/config-views.ts'
import type { Words } from '../../../shared/i18n/vi.ts'
import type { IconName } from '../../ui/Icon.tsx'
import { AgenciesArea } from './areas/AgenciesArea.tsx'
import { CountersArea } from './areas/CountersArea.tsx'
import { DevicesArea } from './areas/DevicesArea.tsx'
import { HistoryArea } from './areas/HistoryArea.tsx'
import { HolidaysArea } from './areas/HolidaysArea.tsx'
import { MediaArea } from './areas/MediaArea.tsx'
import { OfficersArea } from './areas/OfficersArea.tsx'
import { ServicesArea } from './areas/ServicesArea.tsx'
import { SettingsArea } from './areas/SettingsArea.tsx'
import { TextsArea } from './areas/TextsArea.tsx'
import { CatalogueArea } from './catalogue/CatalogueArea.tsx'
import { HoursArea } from './hours/HoursArea.tsx'
import { ProceduresArea } from './procedures/ProceduresArea.tsx'

/** What every area gets: the configuration as it is now. Changes go through `useProposal`. */
export type AreaProps = { readonly config: ConfigurationView }

export type AreaId = keyof Words['admin']['area']

export type Area = {
  /** Stands in the address, `/admin/#services`; its words are `admin.area` and `admin.hint`. */
  readonly id: AreaId
  readonly icon: IconName
  /** Who may change something here; the operations decide again. */
  readonly who: readonly PersonRole[]
  readonly View: (props: AreaProps) => ReactNode
}

const LEADER = ['leader'] as const
const BOTH = ['leader', 'technician'] as const

/** The areas of the administration in the order of the list. One more area is one more line and its words. */
export const AREAS: readonly Area[] = [
  { id: 'services', icon: 'list', who: LEADER, View: ServicesArea },
  { id: 'counters', icon: 'seat', who: LEADER, View: CountersArea },
  { id: 'officers', icon: 'people', who: LEADER, View: OfficersArea },
  { id: 'agencies', icon: 'door', who: LEADER, View: AgenciesArea },
  { id: 'procedures', icon: 'paper', who: LEADER, View: ProceduresArea },
  { id: 'catalogue', icon: 'list', who: LEADER, View: CatalogueArea },
  { id: 'devices', icon: 'printer', who: BOTH, View: DevicesArea },
  { id: 'hours', icon: 'clock', who: LEADER, View: HoursArea },
  { id: 'holidays', icon: 'pause', who: LEADER, View: HolidaysArea },
  { id: 'texts', icon: 'type', who: LEADER, View: TextsArea },
  { id: 'media', icon: 'play', who: BOTH, View: MediaArea },
  { id: 'settings', icon: 'contrast', who: LEADER, View: SettingsArea },
  { id: 'history', icon: 'undo', who: BOTH, View: HistoryArea },
]
