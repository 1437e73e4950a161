import { useState } from 'react'
import type { ReactNode } from 'react'
import type { EventType } from '../../../shared/domain/events/catalogue.ts'
import type { SessionView } from '../../../shared/api/views.ts'
import { useLiveView } from '../../client/use-live-view.ts'
import { SessionGate } from '../../features/log-in/SessionGate.tsx'
import { NewBuildBar } from '../../features/new-build/NewBuildBar.tsx'
import { ADMIN_AREAS } from '../../features/office-nav/office-areas.ts'
import { OfficeFrame } from '../../features/office-nav/OfficeFrame.tsx'
import { useArea } from '../../features/office-nav/use-area.ts'
import { useUnsavedThings } from '../../features/unsaved/use-unsaved.tsx'
import { useWords } from '../../ui/language.tsx'
import { VIEWS } from './areas.tsx'
import { ProposalProvider } from './change/ProposalProvider.tsx'
import { DraftsProvider, newDrafts, placesOf } from './parts/use-editing.ts'
import './admin.css'
import './panel.css'
import './change.css'

/** What may change a value that stands on these pages. */
const INTERESTED: EventType[] = [
  'config.changed',
  'agency.defined',
  'field.defined',
  'service.defined',
  'counter.defined',
  'officer.defined',
  'officer.pinSet',
  'officer.unlocked',
  'officer.pictureSet',
  'device.paired',
  'device.bound',
  'setting.changed',
  'holiday.defined',
  'config.retired',
  'login.refused',
  'session.started',
  'session.ended',
]

export function AdminApp(): ReactNode {
  return <SessionGate atCounter={false}>{(session, logOut) => <Desk session={session} logOut={logOut} />}</SessionGate>
}

type DeskProps = { session: SessionView; logOut: () => Promise<boolean> }

const [FIRST, ...OTHERS] = ADMIN_AREAS

/** Fields are edited beside their agencies. */
const areaOf = (place: string): string => (place === 'fields' ? 'agencies' : place)

function Desk({ session, logOut }: DeskProps): ReactNode {
  const { admin, office, common } = useWords()
  const { view, now, newBuild } = useLiveView('getConfiguration', {}, { interestedIn: INTERESTED })
  const current = useArea([FIRST.id, ...OTHERS.map(({ id }) => id)])
  const [drafts] = useState(newDrafts)
  useUnsavedThings(() =>
    ADMIN_AREAS.filter(({ id }) => placesOf(drafts).some((place) => areaOf(place) === id)).map(({ id }) => ({
      name: admin.area[id],
      address: `#${id}`,
    })),
  )
  const View = VIEWS[current]
  return (
    <OfficeFrame
      page="admin"
      now={view === null ? null : now}
      text={office}
      titles={{ manager: office.areas, admin: admin.area }}
      lines={<NewBuildBar isNew={newBuild} />}
      {...{ session, logOut, current }}
    >
      {view === null ? (
        <p role="status">{common.connecting}</p>
      ) : (
        <ProposalProvider config={view}>
          <div key={current} className="admin-area" data-area={current}>
            <header>
              <h1>{admin.area[current]}</h1>
              <p className="small">{admin.hint[current]}</p>
            </header>
            <DraftsProvider value={drafts}>
              <View config={view} />
            </DraftsProvider>
          </div>
        </ProposalProvider>
      )}
    </OfficeFrame>
  )
}
