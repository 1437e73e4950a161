import type { ReactNode } from 'react'
import type { PersonRole } from '../../../shared/api/roles.ts'
import type { SessionView } from '../../../shared/api/views.ts'
import type { Words } from '../../../shared/i18n/vi.ts'
import { AgenciesArea } from './agencies/AgenciesArea.tsx'
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

/** One tab of the manager page. It draws its own `<h1>`, and brings its own data. */
export type Area = {
  /** Stands in the address, `/manager/#hall`. */
  readonly id: string
  readonly title: (words: Words) => string
  /** Who sees the tab; the operations behind it decide again. */
  readonly who: readonly PersonRole[]
  /** Officers whom a setting names as cashiers see it too. */
  readonly forCashiers?: boolean
  readonly View: (props: AreaProps) => ReactNode
}

/** The areas of the manager page in the order of their tabs. One more area is one more line. */
export const AREAS: readonly Area[] = [
  { id: 'hall', title: (words) => words.manager.hall.tab, who: ['leader', 'technician'], View: HallArea },
  { id: 'devices', title: (words) => words.manager.devices.tab, who: ['leader', 'technician'], View: DevicesArea },
  { id: 'dossiers', title: (words) => words.house.record.tab, who: ['leader'], View: DossiersArea },
  { id: 'agencies', title: (words) => words.agencies.desk.tab, who: ['leader'], View: AgenciesArea },
  { id: 'feedback', title: (words) => words.feedback.desk.tab, who: ['leader'], View: FeedbackArea },
  { id: 'messages', title: (words) => words.messages.desk.tab, who: ['leader'], View: MessagesArea },
  { id: 'ratings', title: (words) => words.ratings.tab, who: ['leader'], View: RatingsArea },
  { id: 'fees', title: (words) => words.fees.tab, who: ['leader'], forCashiers: true, View: FeesArea },
  { id: 'work', title: (words) => words.house.workTab, who: ['leader', 'technician'], View: WorkArea },
  { id: 'sync', title: (words) => words.sync.tab, who: ['leader', 'technician'], View: SyncArea },
  { id: 'views', title: (words) => words.viewLog.tab, who: ['leader'], View: ViewLogArea },
  { id: 'versions', title: (words) => words.versions.tab, who: ['leader', 'technician'], View: VersionsArea },
  { id: 'journal', title: (words) => words.journal.tab, who: ['leader', 'technician'], View: JournalArea },
  { id: 'replay', title: (words) => words.manager.replay.tab, who: ['leader'], View: ReplayArea },
  {
    id: 'forecasts',
    title: (words) => words.manager.forecasts.tab,
    who: ['leader', 'technician'],
    View: ForecastsArea,
  },
]
