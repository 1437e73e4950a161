import type { ReactNode } from 'react'
import type { SessionView } from '../../../shared/api/views.ts'
import type { ManagerAreaId } from '../../features/office-nav/office-areas.ts'
import { AgenciesArea } from './agencies/AgenciesArea.tsx'
import { BackupsArea } from './backups/BackupsArea.tsx'
import { DevicesArea } from './devices/DevicesArea.tsx'
import { DossiersArea } from './dossiers/DossiersArea.tsx'
import { FeesArea } from './fees/FeesArea.tsx'
import { ForecastsArea } from './forecasts/ForecastsArea.tsx'
import { FeedbackArea } from './feedback/FeedbackArea.tsx'
import { HallArea } from './hall/HallArea.tsx'
import { JournalArea } from './journal/JournalArea.tsx'
import { MessagesArea } from './messages/MessagesArea.tsx'
import { RatingsArea } from './ratings/RatingsArea.tsx'
import { ReplayArea } from './replay/ReplayArea.tsx'
import { SyncArea } from './sync/SyncArea.tsx'
import { VersionsArea } from './versions/VersionsArea.tsx'
import { ViewLogArea } from './view-log/ViewLogArea.tsx'
import { WorkArea } from './work/WorkArea.tsx'

export type AreaProps = { session: SessionView }

/** What stands in each area of `MANAGER_AREAS`. It draws its own `<h1>`, and brings its own data. */
export const VIEWS: Readonly<Record<ManagerAreaId, (props: AreaProps) => ReactNode>> = {
  hall: HallArea,
  feedback: FeedbackArea,
  ratings: RatingsArea,
  messages: MessagesArea,
  dossiers: DossiersArea,
  agencies: AgenciesArea,
  fees: FeesArea,
  devices: DevicesArea,
  work: WorkArea,
  sync: SyncArea,
  versions: VersionsArea,
  backups: BackupsArea,
  journal: JournalArea,
  views: ViewLogArea,
  replay: ReplayArea,
  forecasts: ForecastsArea,
}
