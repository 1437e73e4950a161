import type { ReactNode } from 'react'
import type { ConfigurationView } from '../../../shared/api/config-views.ts'
import type { AdminAreaId } from '../../features/office-nav/office-areas.ts'
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

/** What stands in each area of `ADMIN_AREAS`; its words are `admin.area` and `admin.hint`. */
export const VIEWS: Readonly<Record<AdminAreaId, (props: AreaProps) => ReactNode>> = {
  services: ServicesArea,
  counters: CountersArea,
  officers: OfficersArea,
  agencies: AgenciesArea,
  procedures: ProceduresArea,
  catalogue: CatalogueArea,
  devices: DevicesArea,
  hours: HoursArea,
  holidays: HolidaysArea,
  texts: TextsArea,
  media: MediaArea,
  settings: SettingsArea,
  history: HistoryArea,
}
