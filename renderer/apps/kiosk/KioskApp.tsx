import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { EventType } from '../../../shared/domain/events/catalogue.ts'
import type { AnswerOf } from '../../../shared/api/operations.ts'
import type { PriorityGroup, TicketView } from '../../../shared/api/views.ts'
import { usePage, useToken } from '../../client/page.tsx'
import { useLiveView, useReloadWhenIdle } from '../../client/use-live-view.ts'
import { useLanguage, useWords } from '../../ui/language.tsx'
import { FindFlow } from './find/FindFlow.tsx'
import { FailedScreen } from './FailedScreen.tsx'
import { HomeScreen } from './HomeScreen.tsx'
import { MessageScreen } from './MessageScreen.tsx'
import { NumberScreen } from './NumberScreen.tsx'
import { PriorityScreen } from './PriorityScreen.tsx'
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

/** A person's press on a service: its key goes with every attempt. */
export type Press = { serviceId: string; key: string }

type Screen =
  | { name: 'home' }
  | { name: 'priority' }
  | { name: 'find' }
  | { name: 'number'; ticket: TicketView }
  | { name: 'failed'; press: Press; message: string }

type Services = AnswerOf<'listServices'>

export function KioskApp(): ReactNode {
  const live = useLiveView('listServices', {}, { interestedIn: INTERESTED, fromSnapshot: true, everyMinute: true })
  const { view, now } = live
  const words = useWords()
  const token = useToken()
  const flow = useKioskFlow()
  useReloadWhenIdle(live.newBuild, flow.idle)
  const centre = view?.centre ?? null

  if (flow.screen.name === 'number' && view)
    return <Given view={view} now={now} ticket={flow.screen.ticket} onDone={flow.home} />
  if (token === null || (live.refusal !== null && view === null))
    return (
      <MessageScreen
        centre={centre}
        now={null}
        icon="lock"
        title={words.common.notPaired}
        lines={[words.common.notPairedHint]}
      />
    )
  if (live.state === 'lost')
    return (
      <MessageScreen
        centre={centre}
        now={null}
        icon="unlinked"
        title={words.kiosk.away}
        lines={[words.kiosk.awayHint]}
      />
    )
  if (!view) return <MessageScreen centre={null} now={null} icon="clock" title={words.common.connecting} lines={[]} />
  if (flow.screen.name === 'failed') return <FailedScreen {...flow.screen} {...flow} centre={view.centre} now={now} />
  return <Choosing view={view} now={now} flow={flow} />
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
  if (news?.allClosed)
    return <MessageScreen centre={view.centre} now={now} icon="clock" title={news.title} lines={news.lines} />
  if (flow.screen.name === 'priority') return <PriorityScreen centre={view.centre} now={now} onChoose={flow.choose} />
  if (flow.screen.name === 'find')
    return <FindFlow view={view} now={now} pending={flow.pending} onTake={flow.take} onHome={flow.home} />
  return (
    <HomeScreen
      view={view}
      now={now}
      group={flow.group}
      pending={flow.pending}
      onService={flow.take}
      onPriority={flow.askPriority}
      onFind={flow.find}
      onNoPriority={flow.home}
    />
  )
}

type Flow = ReturnType<typeof useKioskFlow>

/** Where the citizen is. Every way ends at home, with nothing of the citizen kept. */
function useKioskFlow() {
  const { api, platform } = usePage()
  const [language, setLanguage] = useLanguage()
  const [screen, setScreen] = useState<Screen>({ name: 'home' })
  const [group, setGroup] = useState<PriorityGroup | null>(null)
  const [pending, setPending] = useState<string | null>(null)
  /** Set in the same turn as the press, before anything is drawn: a double tap is one press. */
  const busy = useRef(false)
  const idle = screen.name === 'home' && group === null && pending === null

  const home = (): void => {
    setScreen({ name: 'home' })
    setGroup(null)
    setLanguage('vi')
  }
  useIdle(IDLE_SECONDS, pending === null && screen.name !== 'number' && !(idle && language === 'vi'), home)

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

  return {
    screen,
    group,
    pending,
    idle,
    home,
    askPriority: () => setScreen({ name: 'priority' }),
    find: () => setScreen({ name: 'find' }),
    choose: (chosen: PriorityGroup | null) => {
      setGroup(chosen)
      setScreen({ name: 'home' })
    },
    take: (serviceId: string) => void send({ serviceId, key: platform.newKey() }),
    retry: (press: Press) => void send(press),
  }
}
