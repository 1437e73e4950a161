import { Activity, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { EventType } from '../../../shared/domain/events/catalogue.ts'
import type { AnswerOf } from '../../../shared/api/operations.ts'
import type { CentreView, PriorityGroup, TicketView } from '../../../shared/api/views.ts'
import type { Scan } from '../../../shared/domain/scan/read-scan.ts'
import { businessDate } from '../../../shared/domain/time/vietnam-time.ts'
import { usePage, useToken } from '../../client/page.tsx'
import { useLiveView, useReloadWhenIdle } from '../../client/use-live-view.ts'
import { useLanguage, useLanguages, useWords } from '../../ui/language.tsx'
import { FeedbackFlow } from './feedback/FeedbackFlow.tsx'
import { FindFlow } from './find/FindFlow.tsx'
import { CutOffScreen } from './CutOffScreen.tsx'
import { FailedScreen } from './FailedScreen.tsx'
import { HomeScreen } from './HomeScreen.tsx'
import { MessageScreen } from './MessageScreen.tsx'
import { NumberScreen } from './NumberScreen.tsx'
import { PriorityScreen } from './PriorityScreen.tsx'
import { StillHere } from './StillHere.tsx'
import { useComfort } from './comfort.tsx'
import { PlaceScreen } from './scan/PlaceScreen.tsx'
import { newsOfCard } from './scan/scan-news.ts'
import type { ScanNews } from './scan/scan-news.ts'
import { useScanner } from './scan/use-scanner.ts'
import { openingNews, serviceName } from './opening-words.ts'
import { useIdle } from './use-seconds.ts'
import './kiosk.css'

const INTERESTED: EventType[] = [
  'service.defined',
  'counter.defined',
  'setting.changed',
  'holiday.defined',
  'ticket.issued',
  'ticket.called',
  'ticket.noShow',
  'ticket.held',
  'ticket.resumed',
  'ticket.transferred',
  'ticket.enteredFromPaper',
  'ticket.moved',
  'ticket.returned',
  'ticket.cancelled',
  'hall.sessionClosed',
  'hall.sessionOpened',
  'counter.opened',
  'counter.paused',
  'counter.closed',
  'printer.changed',
  'device.bound',
]
const IDLE_SECONDS = 40
const WARN_SECONDS = 10

/** A person's press on a service: its key goes with every attempt. */
export type Press = { serviceId: string; key: string }

type Screen =
  | { name: 'home' }
  | { name: 'priority' }
  | { name: 'find' }
  | { name: 'feedback' }
  | { name: 'place'; secret: string }
  | { name: 'cut-off'; serviceId: string }
  | { name: 'number'; ticket: TicketView }
  | { name: 'failed'; press: Press; message: string }

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
  useScanner((scan) => view && flow.scanned(scan, businessDate(now), view.centre))
  const centre = view?.centre ?? null

  if (flow.screen.name === 'number' && view)
    return <Given view={view} now={now} ticket={flow.screen.ticket} onDone={flow.leave} />
  if (token === null || (live.refusal !== null && view === null)) return <NotPaired centre={centre} />
  const isLost = live.state === 'lost'
  if (!view && !isLost)
    return <MessageScreen centre={null} now={null} icon="clock" title={words.common.connecting} lines={[]} />
  if (view && !isLost && flow.screen.name === 'failed')
    return <FailedScreen {...flow.screen} {...flow} centre={view.centre} now={now} />
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
  const { common } = useWords()
  return (
    <MessageScreen centre={centre} now={null} icon="lock" title={common.notPaired} lines={[common.notPairedHint]} />
  )
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
  if (flow.screen.name === 'feedback')
    return <FeedbackFlow centre={view.centre} now={now} onHome={flow.home} onDone={flow.leave} />
  if (flow.screen.name === 'place')
    return <PlaceScreen centre={view.centre} now={now} secret={flow.screen.secret} onDone={flow.leave} />
  if (news?.allClosed)
    return (
      <MessageScreen
        centre={view.centre}
        now={now}
        icon={news.icon}
        title={news.title}
        lines={news.lines}
        spoken={news.spoken}
      />
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
  const take = (serviceId: string): void => {
    const service = view.services.find(({ id }) => id === serviceId)
    if (service?.mayPassCutOff) flow.askCutOff(serviceId)
    else flow.take(serviceId)
  }
  if (flow.screen.name === 'priority') return <PriorityScreen centre={view.centre} now={now} onChoose={flow.choose} />
  if (flow.screen.name === 'find')
    return <FindFlow view={view} now={now} pending={flow.pending} onTake={take} onHome={flow.home} />
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
      onFeedback={flow.giveFeedback}
      onNoPriority={flow.home}
    />
  )
}

const asking = (screen: Screen): string | null => (screen.name === 'cut-off' ? screen.serviceId : null)

type Flow = ReturnType<typeof useKioskFlow>

/** Where the citizen is. Every way ends at home, with nothing of the citizen kept. */
function useKioskFlow() {
  const { api, platform } = usePage()
  const { now: language, choose: setLanguage } = useLanguages()
  const { code } = language
  const { comfort, reset } = useComfort()
  const [screen, setScreen] = useState<Screen>({ name: 'home' })
  const [group, setGroup] = useState<PriorityGroup | null>(null)
  const [pending, setPending] = useState<string | null>(null)
  const [scanNews, setScanNews] = useState<ScanNews | null>(null)
  /** Set in the same turn as the press, before anything is drawn: a double tap is one press. */
  const busy = useRef(false)
  const idle = screen.name === 'home' && group === null && pending === null && scanNews === null

  const home = (): void => {
    setScreen({ name: 'home' })
    setGroup(null)
    setScanNews(null)
  }
  /** The citizen is gone: nothing typed, chosen or switched on stays for the next one. */
  const leave = (): void => {
    home()
    setLanguage('vi')
    reset()
    // Addresses that were read tell what was searched for.
    performance.clearResourceTimings()
  }
  const isFresh = idle && code === 'vi' && Object.values(comfort).every((on) => !on)
  const { left, touch } = useIdle(
    { seconds: IDLE_SECONDS, warn: WARN_SECONDS, active: pending === null && screen.name !== 'number' && !isFresh },
    leave,
  )

  async function send(press: Press): Promise<void> {
    if (busy.current) return
    busy.current = true
    setPending(press.serviceId)
    const body = { serviceId: press.serviceId, ...(group ? { priority: group } : {}) }
    const outcome = await api.press('issueTicket', { body, key: press.key })
    busy.current = false
    setPending(null)
    setScreen(
      outcome.ok
        ? { name: 'number', ticket: outcome.value.ticket }
        : { name: 'failed', press, message: outcome.code === 'NO_ANSWER' ? '' : outcome.message },
    )
  }

  /** Of a card only what it means is kept, until the next citizen. */
  function scanned(scan: Scan, today: string, { priorityGroups }: CentreView): void {
    if (busy.current) return
    if (scan.kind === 'ticket') return setScreen({ name: 'place', secret: scan.secret })
    const news = scan.kind === 'card' ? newsOfCard(scan.card, today, priorityGroups) : 'unknown'
    if (news === 'elderly') setGroup('elderly')
    setScanNews(news)
    setScreen({ name: 'home' })
  }

  return {
    screen,
    group,
    scanNews,
    scanned,
    pending,
    idle,
    home,
    leave,
    left,
    touch,
    askPriority: () => setScreen({ name: 'priority' }),
    askCutOff: (serviceId: string) => setScreen({ name: 'cut-off', serviceId }),
    find: () => setScreen({ name: 'find' }),
    giveFeedback: () => setScreen({ name: 'feedback' }),
    choose: (chosen: PriorityGroup | null) => {
      setGroup(chosen)
      setScreen({ name: 'home' })
    },
    take: (serviceId: string) => void send({ serviceId, key: platform.newKey() }),
    retry: (press: Press) => void send(press),
  }
}
