import { useRef, useState } from 'react'
import type { CentreView, PriorityGroup, TicketView } from '../../../shared/api/views.ts'
import type { Scan } from '../../../shared/domain/scan/read-scan.ts'
import { usePage } from '../../client/page.tsx'
import { useLanguages } from '../../ui/language.tsx'
import { useComfort } from './comfort.tsx'
import { newsOfCard } from './scan/scan-news.ts'
import type { ScanNews } from './scan/scan-news.ts'
import { useIdle } from './use-seconds.ts'

const IDLE_SECONDS = 40
const WARN_SECONDS = 10

/** A person's press on a service: its key goes with every attempt. */
export type Press = { serviceId: string; key: string }

export type Screen =
  | { name: 'home' }
  | { name: 'priority' }
  | { name: 'find' }
  | { name: 'feedback' }
  | { name: 'look-up'; code: string | null }
  | { name: 'place'; secret: string }
  | { name: 'cut-off'; serviceId: string }
  | { name: 'number'; ticket: TicketView }
  | { name: 'failed'; press: Press; message: string }

/** Where one of our own papers leads. */
const screenOf = (scan: Extract<Scan, { kind: 'dossier' | 'ticket' }>): Screen =>
  scan.kind === 'ticket' ? { name: 'place', secret: scan.secret } : { name: 'look-up', code: scan.code }

export type Flow = ReturnType<typeof useKioskFlow>

/** Where the citizen is. Every way ends at home, with nothing of the citizen kept. */
export function useKioskFlow() {
  const { api, platform } = usePage()
  const { now: language, choose: setLanguage } = useLanguages()
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
  const isFresh = idle && language.code === 'vi' && Object.values(comfort).every((on) => !on)
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

  /** Of a card only what it means is kept, until the next citizen. Who writes is not taken away from the words. */
  function scanned(scan: Scan, today: string, { priorityGroups }: CentreView): void {
    if (busy.current || screen.name === 'feedback') return
    if (scan.kind === 'dossier' || scan.kind === 'ticket') return setScreen(screenOf(scan))
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
    lookUp: () => setScreen({ name: 'look-up', code: null }),
    giveFeedback: () => setScreen({ name: 'feedback' }),
    choose: (chosen: PriorityGroup | null) => {
      setGroup(chosen)
      setScreen({ name: 'home' })
    },
    take: (serviceId: string) => void send({ serviceId, key: platform.newKey() }),
    retry: (press: Press) => void send(press),
  }
}
