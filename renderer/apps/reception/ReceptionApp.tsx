import type { ReactNode } from 'react'
import type { EventType } from '../../../shared/domain/events/catalogue.ts'
import type { SessionView } from '../../../shared/api/views.ts'
import { HALL_EVENTS } from '../../client/hall-events.ts'
import { useLiveView } from '../../client/use-live-view.ts'
import { SessionGate } from '../../features/log-in/SessionGate.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useWords } from '../../ui/language.tsx'
import { ReceptionScreen } from './ReceptionScreen.tsx'
import './reception.css'
import './lists.css'
import './forms.css'
import './touch.css'

const INTERESTED: readonly EventType[] = [
  ...HALL_EVENTS,
  'session.started',
  'session.ended',
  'print.queued',
  'print.diverted',
  'print.printed',
  'print.failed',
  'print.unknown',
  'print.expired',
  'printer.changed',
  'printer.paperChanged',
]

export function ReceptionApp(): ReactNode {
  return (
    <SessionGate atCounter={false} page="reception">
      {(session, logOut) => <Desk session={session} logOut={logOut} />}
    </SessionGate>
  )
}

function Desk({ session, logOut }: { session: SessionView; logOut: () => Promise<boolean> }): ReactNode {
  const words = useWords()
  const live = useLiveView('getReception', {}, { interestedIn: INTERESTED, everyMinute: true })
  const { view, state, now, refresh, refusal } = live
  if (refusal === 'FORBIDDEN' && !view)
    return (
      <main className="reception-forbidden">
        <Notice kind="care" title={words.reception.forbidden} live />
        <Button icon="leave" onPress={() => void logOut()}>
          {words.desk.logOut}
        </Button>
      </main>
    )
  if (!view) return <p role="status">{words.common.connecting}</p>
  return (
    <ReceptionScreen
      session={session}
      view={view}
      isLost={state === 'lost'}
      newBuild={live.newBuild}
      now={now}
      refresh={refresh}
      logOut={logOut}
    />
  )
}
