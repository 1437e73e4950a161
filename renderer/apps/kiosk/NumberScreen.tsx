import type { ReactNode } from 'react'
import type { EventType } from '../../../shared/domain/events/catalogue.ts'
import type { CentreView, TicketView } from '../../../shared/api/views.ts'
import { numberClips } from '../../../shared/domain/voice/announce.ts'
import { useLiveView } from '../../client/use-live-view.ts'
import { WaitLine } from '../../features/told-wait/WaitLine.tsx'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Notice } from '../../ui/Notice.tsx'
import type { NoticeKind } from '../../ui/Notice.tsx'
import { useWords } from '../../ui/language.tsx'
import { KioskFrame } from './KioskFrame.tsx'
import { Qr } from './Qr.tsx'
import { paperNews } from './paper-news.ts'
import type { PaperNews } from './paper-news.ts'
import { useCountdown, useLater } from './use-seconds.ts'
import { useSpoken } from './use-spoken.ts'
import './number.css'

const PAPER_EVENTS: EventType[] = [
  'print.queued',
  'print.diverted',
  'print.taken',
  'print.printed',
  'print.sent',
  'print.failed',
  'print.unknown',
  'print.expired',
  'printer.changed',
]
/** Without paper a citizen needs time to write the number down; a paper elsewhere, to read where. */
const STAY_SECONDS = { wait: 15, fine: 15, elsewhere: 30, trouble: 45 } as const
const PAPER_LATE_SECONDS = 6
const KINDS: Record<PaperNews['kind'], NoticeKind> = { wait: 'info', fine: 'good', elsewhere: 'care', trouble: 'care' }

/** The number is said at once, what became of the paper when it is known. */
function spokenNumber(number: string, paper: PaperNews['kind']): string[] {
  const said = ['guide-number', ...numberClips(number, 'north')]
  // There is no clip that says which machine: the words on the screen do.
  if (paper === 'wait' || paper === 'elsewhere') return said
  return [...said, paper === 'fine' ? 'guide-take-paper' : 'guide-no-paper']
}

export type NumberScreenProps = {
  centre: CentreView
  now: number
  ticket: TicketView
  /** Name of the service in the language of the screen. */
  service: string
  onDone: () => void
}

/** The number is given: it, the wait, and what became of the paper. */
export function NumberScreen({ centre, now, ticket: given, service, onDone }: NumberScreenProps): ReactNode {
  const words = useWords()
  const { view } = useLiveView('getTicket', { ticketId: given.id }, { interestedIn: PAPER_EVENTS })
  const ticket = view?.ticket ?? given
  const late = useLater(PAPER_LATE_SECONDS)
  const paper = paperNews(ticket, late, words)
  useSpoken(spokenNumber(ticket.number, paper.kind))
  const left = useCountdown(STAY_SECONDS[paper.kind], paper.kind, onDone)
  const phoneUrl = ticket.phoneUrl ?? given.phoneUrl
  const top = (
    <div className="kiosk-number">
      <p className="kiosk-lead">{words.kiosk.yourNumber}</p>
      <h1 className="number">{ticket.number}</h1>
      <p>
        {service}
        {ticket.priority && ` · ${words.common.priority}`}
      </p>
    </div>
  )
  return (
    <KioskFrame centre={centre} now={now} top={top} layout="split">
      <div className="kiosk-given">
        <div className="kiosk-wait">
          <p className="kiosk-ahead">
            <Icon name="people" />
            {words.wait.ahead(given.ahead)}
          </p>
          <WaitLine ticket={given} />
          {paper.kind !== 'trouble' && (
            <p>
              <Icon name="seat" />
              {words.kiosk.pleaseWait}
            </p>
          )}
        </div>
        <Notice kind={KINDS[paper.kind]} icon="printer" title={paper.title} live>
          {paper.hint && <p>{paper.hint}</p>}
        </Notice>
        {phoneUrl && (
          <div className="kiosk-follow">
            <Qr text={phoneUrl} label={words.kiosk.followByPhone} />
            <p>{words.kiosk.followByPhone}</p>
          </div>
        )}
      </div>
      <div className="kiosk-bar kiosk-bar-done">
        <p className="small">{words.kiosk.returning(left)}</p>
        <Button variant="action" icon="check" onPress={onDone}>
          {words.common.done}
        </Button>
      </div>
    </KioskFrame>
  )
}
