import { useState } from 'react'
import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import type { SessionView } from '../../../shared/api/views.ts'
import { useLiveView, useReloadWhenIdle } from '../../client/use-live-view.ts'
import { StaffAlarms } from '../../features/alarms/StaffAlarms.tsx'
import { SessionGate } from '../../features/log-in/SessionGate.tsx'
import { OfficeLinks } from '../../features/office-links/OfficeLinks.tsx'
import { Button } from '../../ui/Button.tsx'
import { NameStrip } from '../../ui/NameStrip.tsx'
import { useWords } from '../../ui/language.tsx'
import { AREAS } from './areas.tsx'
import './manager.css'

export function ManagerApp(): ReactNode {
  return <SessionGate atCounter={false}>{(session, logOut) => <Desk session={session} logOut={logOut} />}</SessionGate>
}

type DeskProps = { session: SessionView; logOut: () => Promise<boolean> }

function Desk({ session, logOut }: DeskProps): ReactNode {
  const words = useWords()
  const { now, newBuild, view } = useLiveView('health', {}, { interestedIn: [] })
  const { officer, isCashier } = session
  const areas = AREAS.filter(
    ({ who, forCashiers = false }) => (who as readonly string[]).includes(officer.role) || (forCashiers && isCashier),
  )
  const [chosen, choose] = useArea(areas.map(({ id }) => id))
  useReloadWhenIdle(newBuild, true)
  return (
    <div className="manager">
      <NameStrip centre={session.centre} now={view === null ? null : now}>
        {officer.role !== 'officer' && <OfficeLinks here="manager" />}
        <div>
          <p>{session.officer.name}</p>
          <p className="small">{session.officer.position}</p>
        </div>
        <Button variant="quiet" icon="leave" onPress={() => void logOut()}>
          {words.desk.logOut}
        </Button>
      </NameStrip>
      <StaffAlarms who={{ officerId: session.officer.id, isLeader: session.officer.role === 'leader' }} />
      <Tabs className="manager-tabs" selectedKey={chosen} onSelectionChange={(id) => choose(String(id))}>
        <nav aria-label={words.manager.areas}>
          <TabList className="manager-tab-list" aria-label={words.manager.areas}>
            {areas.map(({ id, title }) => (
              <Tab key={id} id={id} className="manager-tab">
                {title(words)}
              </Tab>
            ))}
          </TabList>
        </nav>
        <main className="manager-main">
          {areas.map(({ id, View }) => (
            <TabPanel key={id} id={id} className="manager-area">
              <View session={session} />
            </TabPanel>
          ))}
        </main>
      </Tabs>
    </div>
  )
}

/** The area that is shown: the address names it, so that it outlives a reload and can be sent to a colleague. */
function useArea(ids: readonly string[]): [string, (id: string) => void] {
  const [asked, setAsked] = useState(() => location.hash.slice(1))
  function choose(id: string): void {
    history.replaceState(null, '', `#${id}`)
    setAsked(id)
  }
  return [ids.includes(asked) ? asked : (ids[0] ?? ''), choose]
}
