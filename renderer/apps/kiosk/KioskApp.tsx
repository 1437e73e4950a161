import { Activity } from 'react'
import type { ReactNode } from 'react'
import type { EventType } from '../../../shared/domain/events/catalogue.ts'
import type { AnswerOf } from '../../../shared/api/operations.ts'
import type { CentreView, TicketView } from '../../../shared/api/views.ts'
import { businessDate } from '../../../shared/domain/time/vietnam-time.ts'
import { useToken } from '../../client/page.tsx'
import { useDeviceReport } from '../../client/use-device-report.ts'
import { useLiveView, useReloadWhenIdle } from '../../client/use-live-view.ts'
import { usePairing } from '../../features/pairing/use-pairing.ts'
import { useScanner } from '../../features/scan/use-scanner.ts'
import { useLanguage, useWords } from '../../ui/language.tsx'
import { FeedbackFlow } from './feedback/FeedbackFlow.tsx'
import { FindFlow } from './find/FindFlow.tsx'
import { CutOffScreen } from './CutOffScreen.tsx'
import { FailedScreen } from './FailedScreen.tsx'
import { HomeScreen } from './HomeScreen.tsx'
import { MessageScreen } from './MessageScreen.tsx'
import { NumberScreen } from './NumberScreen.tsx'
import { OtherWays } from './OtherWays.tsx'
import { PriorityScreen } from './PriorityScreen.tsx'
import { StillHere } from './StillHere.tsx'
import { LookUpFlow } from './look-up/LookUpFlow.tsx'
import { PlaceScreen } from './scan/PlaceScreen.tsx'
import { openingNews, serviceName } from './opening-words.ts'
import { useKioskFlow } from './use-kiosk-flow.ts'
import type { Flow, Screen } from './use-kiosk-flow.ts'
import { Spoken } from './use-spoken.ts'
import './kiosk.css'
import './wide-screen.css'

const INTERESTED: EventType[] = [
  'service.defined',
  'counter.defined',
  'setting.changed',
  'holiday.defined',
  'config.retired',
  'ticket.issued',
  'ticket.called',
  'ticket.noShow',
  'ticket.held',
  'ticket.resumed',
  'ticket.transferred',
  'ticket.undone',
  'ticket.enteredFromPaper',
  'ticket.moved',
  'ticket.returned',
  'ticket.cancelled',
  'hall.sessionClosed',
  'hall.sessionOpened',
  'counter.opened',
  'counter.paused',
  'counter.closed',
  'counter.undone',
  'printer.changed',
  'device.bound',
]
type Services = AnswerOf<'listServices'>

export function KioskApp(): ReactNode {
  const flow = useKioskFlow()
  return (
    <>
      <Now flow={flow} />
      <StillHere left={flow.left} onHere={flow.touch} />
    </>
  )
}

/** The screen of this moment. */
function Now({ flow }: { flow: Flow }): ReactNode {
  const live = useLiveView('listServices', {}, { interestedIn: INTERESTED, fromSnapshot: true, everyMinute: true })
  const { view, now } = live
  const words = useWords()
  const token = useToken()
  useReloadWhenIdle(live.newBuild, flow.idle)
  const inputMethod = useScanner((scan) => view && flow.scanned(scan, businessDate(now), view.centre))
  useDeviceReport({ inputMethod }, view ? now : null)
  const centre = view?.centre ?? null

  if (flow.screen.name === 'number' && view)
    return <Given view={view} now={now} ticket={flow.screen.ticket} onDone={flow.leave} />
  if (token === null || (live.refusal !== null && view === null)) return <NotPaired centre={centre} />
  const isLost = live.state === 'lost'
  if (!view && !isLost)
    return <MessageScreen centre={null} now={null} icon="clock" title={words.common.connecting} lines={[]} />
  return (
    <>
      {isLost && <Away centre={centre} />}
      {view && (
        // A line that breaks for a moment takes nothing from who was typing.
        <Activity mode={isLost ? 'hidden' : 'visible'}>
          <Choosing view={view} now={now} flow={flow} />
        </Activity>
      )}
    </>
  )
}

function NotPaired({ centre }: { centre: CentreView | null }): ReactNode {
  return <MessageScreen centre={centre} now={null} icon="lock" {...usePairing('kiosk')} />
}

function Away({ centre }: { centre: CentreView | null }): ReactNode {
  const { kiosk } = useWords()
  return (
    <MessageScreen
      centre={centre}
      now={null}
      icon="unlinked"
      title={kiosk.away}
      lines={[kiosk.awayHint]}
      spoken="guide-away"
    />
  )
}

function Given({
  view,
  now,
  ticket,
  onDone,
}: {
  view: Services
  now: number
  ticket: TicketView
  onDone: () => void
}): ReactNode {
  const [language] = useLanguage()
  const service = view.services.find(({ id }) => id === ticket.serviceId)
  const name = service ? serviceName(service, language) : ticket.serviceName
  return <NumberScreen centre={view.centre} now={now} ticket={ticket} service={name} onDone={onDone} />
}

function Choosing({ view, now, flow }: { view: Services; now: number; flow: Flow }): ReactNode {
  const words = useWords()
  const [language] = useLanguage()
  const news = openingNews(view.services, { words, language, now })
  if (flow.screen.name === 'failed') return <FailedScreen {...flow.screen} {...flow} centre={view.centre} now={now} />
  if (flow.screen.name === 'feedback')
    return <FeedbackFlow centre={view.centre} now={now} onHome={flow.home} onDone={flow.leave} />
  if (flow.screen.name === 'place')
    return <PlaceScreen centre={view.centre} now={now} secret={flow.screen.secret} onDone={flow.leave} />
  const take = (serviceId: string): void => {
    const service = view.services.find(({ id }) => id === serviceId)
    if (service?.mayPassCutOff) flow.askCutOff(serviceId)
    else flow.take(serviceId)
  }
  if (flow.screen.name === 'find')
    return (
      <>
        <Spoken clips={['guide-find']} />
        <FindFlow view={view} now={now} pending={flow.pending} onTake={take} onHome={flow.home} />
      </>
    )
  if (flow.screen.name === 'look-up')
    return (
      <LookUpFlow
        key={flow.screen.code}
        view={view}
        now={now}
        code={flow.screen.code}
        pending={flow.pending}
        onTake={take}
        onHome={flow.home}
      />
    )
  // What needs no number is there at any hour.
  if (news?.allClosed)
    return (
      <MessageScreen {...news} centre={view.centre} now={now}>
        <section className="kiosk-message-more" aria-label={words.closed.meanwhile}>
          <h2>{words.closed.meanwhile}</h2>
          <OtherWays onFind={flow.find} onLookUp={flow.lookUp} onFeedback={flow.giveFeedback} />
        </section>
      </MessageScreen>
    )
  const asked = flow.screen.name === 'cut-off' ? view.services.find(({ id }) => id === asking(flow.screen)) : undefined
  if (asked?.open)
    return (
      <CutOffScreen
        centre={view.centre}
        now={now}
        service={asked}
        pending={flow.pending}
        onTake={() => flow.take(asked.id)}
        onHome={flow.home}
      />
    )
  if (flow.screen.name === 'priority') return <PriorityScreen centre={view.centre} now={now} onChoose={flow.choose} />
  return (
    <HomeScreen
      view={view}
      now={now}
      group={flow.group}
      scanNews={flow.scanNews}
      pending={flow.pending}
      onService={take}
      onPriority={flow.askPriority}
      onFind={flow.find}
      onLookUp={flow.lookUp}
      onFeedback={flow.giveFeedback}
      onNoPriority={flow.home}
    />
  )
}

const asking = (screen: Screen): string | null => (screen.name === 'cut-off' ? screen.serviceId : null)
