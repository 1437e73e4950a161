import { useMemo } from 'react'
import type { ReactNode } from 'react'
import type { SessionView } from '../../../shared/api/views.ts'
import { useLiveView, useReloadWhenIdle } from '../../client/use-live-view.ts'
import { StaffAlarms } from '../../features/alarms/StaffAlarms.tsx'
import { SessionGate } from '../../features/log-in/SessionGate.tsx'
import { NewBuildBar } from '../../features/new-build/NewBuildBar.tsx'
import { MANAGER_AREAS, areasFor } from '../../features/office-nav/office-areas.ts'
import type { ManagerAreaId } from '../../features/office-nav/office-areas.ts'
import { OfficeFrame } from '../../features/office-nav/OfficeFrame.tsx'
import type { RailMark } from '../../features/office-nav/SideRail.tsx'
import { useArea } from '../../features/office-nav/use-area.ts'
import { useUnsaved } from '../../features/unsaved/use-unsaved.tsx'
import { useWords } from '../../ui/language.tsx'
import { VIEWS } from './areas.tsx'
import { countsByArea } from './matters.ts'
import { OfficeViewProvider, useOfficeView } from './use-office-view.tsx'
import './manager.css'

export function ManagerApp(): ReactNode {
  return <SessionGate atCounter={false}>{(session, logOut) => <Desk session={session} logOut={logOut} />}</SessionGate>
}

type DeskProps = { session: SessionView; logOut: () => Promise<boolean> }

function Desk(props: DeskProps): ReactNode {
  // A cashier may not see how the hall is.
  if (props.session.officer.role === 'officer') return <Areas {...props} />
  return (
    <OfficeViewProvider>
      <Areas {...props} />
    </OfficeViewProvider>
  )
}

function Areas({ session, logOut }: DeskProps): ReactNode {
  const { office, admin } = useWords()
  const { now, newBuild, view } = useLiveView('health', {}, { interestedIn: [] })
  const { officer, isCashier } = session
  const seen = areasFor(MANAGER_AREAS, { role: officer.role, isCashier }).map(({ id }) => id)
  const current = useArea<ManagerAreaId>([seen[0] ?? 'hall', ...seen.slice(1)])
  const marks = useMarks()
  const unsaved = useUnsaved()
  const View = VIEWS[current]
  // The hall hangs on a wall and has nothing to fill in; elsewhere somebody may be writing.
  const isShownOnly = current === 'hall' && unsaved.all().length === 0
  useReloadWhenIdle(newBuild, isShownOnly)
  return (
    <OfficeFrame
      page="manager"
      now={view === null ? null : now}
      text={office}
      titles={{ manager: office.areas, admin: admin.area }}
      lines={
        <>
          <NewBuildBar isNew={newBuild && !isShownOnly} />
          <StaffAlarms who={{ officerId: officer.id, isLeader: officer.role === 'leader' }} />
        </>
      }
      {...{ session, logOut, current, marks }}
    >
      <div className="manager-area">
        <View session={session} />
      </div>
    </OfficeFrame>
  )
}

function useMarks(): Map<string, RailMark> {
  const { office: text } = useWords()
  const { attention, matters } = useOfficeView()
  return useMemo(
    () =>
      new Map(
        [...countsByArea(attention, matters)].map(([area, { count, isUrgent }]) => [
          area,
          { count, isUrgent, words: isUrgent ? text.urgent(count) : text.waiting(count) },
        ]),
      ),
    [attention, matters, text],
  )
}
