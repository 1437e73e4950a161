import { useState } from 'react'
import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import type { EventType } from '../../../shared/domain/events/catalogue.ts'
import type { SessionView } from '../../../shared/api/views.ts'
import { useLiveView } from '../../client/use-live-view.ts'
import { SessionGate } from '../../features/log-in/SessionGate.tsx'
import { NewBuildBar } from '../../features/new-build/NewBuildBar.tsx'
import { OfficeLinks } from '../../features/office-links/OfficeLinks.tsx'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { NameStrip } from '../../ui/NameStrip.tsx'
import { useWords } from '../../ui/language.tsx'
import { AREAS } from './areas.tsx'
import { ProposalProvider } from './change/ProposalProvider.tsx'
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

function Desk({ session, logOut }: DeskProps): ReactNode {
  const words = useWords()
  const { view, now, newBuild } = useLiveView('getConfiguration', {}, { interestedIn: INTERESTED })
  const [chosen, choose] = useArea()
  return (
    <div className="admin">
      <NameStrip centre={session.centre} now={view === null ? null : now}>
        <OfficeLinks here="admin" />
        <div>
          <p>{session.officer.name}</p>
          <p className="small">{session.officer.position}</p>
        </div>
        <Button variant="quiet" icon="leave" onPress={() => void logOut()}>
          {words.desk.logOut}
        </Button>
      </NameStrip>
      <NewBuildBar isNew={newBuild} />
      {view === null ? (
        <p role="status">{words.common.connecting}</p>
      ) : (
        <ProposalProvider config={view}>
          <Tabs
            className="admin-tabs"
            orientation="vertical"
            keyboardActivation="manual"
            selectedKey={chosen}
            onSelectionChange={(id) => choose(String(id))}
          >
            <nav className="admin-nav" aria-label={words.admin.areas}>
              <TabList className="admin-tab-list" aria-label={words.admin.areas}>
                {AREAS.map(({ id, icon }) => (
                  <Tab key={id} id={id} className="admin-tab">
                    <Icon name={icon} />
                    {words.admin.area[id]}
                  </Tab>
                ))}
              </TabList>
            </nav>
            <main className="admin-main">
              {AREAS.map(({ id, View }) => (
                <TabPanel key={id} id={id} className="admin-area">
                  <header>
                    <h1>{words.admin.area[id]}</h1>
                    <p className="small">{words.admin.hint[id]}</p>
                  </header>
                  <View config={view} />
                </TabPanel>
              ))}
            </main>
          </Tabs>
        </ProposalProvider>
      )}
    </div>
  )
}

/** The area that is shown: the address names it, so that it outlives a reload and can be sent to a colleague. */
function useArea(): [string, (id: string) => void] {
  const [asked, setAsked] = useState(() => location.hash.slice(1))
  function choose(id: string): void {
    history.replaceState(null, '', `#${id}`)
    setAsked(id)
  }
  return [AREAS.some(({ id }) => id === asked) ? asked : 'services', choose]
}
