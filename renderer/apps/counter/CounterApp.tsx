import type { ReactNode } from 'react'
import type { EventType } from '../../../shared/domain/events/catalogue.ts'
import type { CounterView, SessionView } from '../../../shared/api/views.ts'
import { HALL_EVENTS } from '../../client/hall-events.ts'
import { useLiveView, useReloadWhenIdle } from '../../client/use-live-view.ts'
import { SessionGate } from '../../features/log-in/SessionGate.tsx'
import { useWords } from '../../ui/language.tsx'
import { DeskScreen } from './DeskScreen.tsx'
import { SheetDesk } from './sheets/SheetDesk.tsx'
import './counter.css'
import './queue.css'
import './sizes.css'

const INTERESTED: readonly EventType[] = [
  ...HALL_EVENTS,
  'session.started',
  'print.queued',
  'print.diverted',
  'print.taken',
  'print.printed',
  'print.failed',
  'print.unknown',
  'print.expired',
  'printer.changed',
  'device.troubled',
  'device.recovered',
  'display.died',
  'display.revived',
  'printer.paperChanged',
]

export function CounterApp(): ReactNode {
  return (
    <SessionGate atCounter>
      {(session, logOut) => session.counter && <Desk session={session} counter={session.counter} logOut={logOut} />}
    </SessionGate>
  )
}

type DeskProps = { session: SessionView; counter: CounterView; logOut: () => Promise<boolean> }

function Desk({ session, counter, logOut }: DeskProps): ReactNode {
  const words = useWords()
  const live = useLiveView('getQueue', { counterId: counter.id }, { interestedIn: INTERESTED, fromSnapshot: true })
  const { view, state, now, refresh } = live
  useReloadWhenIdle(live.newBuild, view !== null && view.current === null && view.counter.state === 'closed')
  if (!view) return <p role="status">{words.common.connecting}</p>
  return (
    <SheetDesk>
      <DeskScreen {...{ session, view, now, refresh, logOut }} isLost={state === 'lost'} newBuild={live.newBuild} />
    </SheetDesk>
  )
}
