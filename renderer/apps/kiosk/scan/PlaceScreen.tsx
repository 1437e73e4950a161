import type { ReactNode } from 'react'
import type { AnswerOf } from '../../../../shared/api/operations.ts'
import type { CentreView } from '../../../../shared/api/views.ts'
import { usePage } from '../../../client/page.tsx'
import { WaitLine } from '../../../features/told-wait/WaitLine.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useLanguage, useNamed, useWords } from '../../../ui/language.tsx'
import { KioskFrame } from '../KioskFrame.tsx'
import { useRead } from '../find/use-read.ts'
import { placeNews } from './place-words.ts'

export type PlaceScreenProps = { centre: CentreView; now: number; secret: string; onDone: () => void }

/** The place in line of a ticket that was scanned. */
export function PlaceScreen({ centre, now, secret, onDone }: PlaceScreenProps): ReactNode {
  const words = useWords()
  const named = useNamed()
  const { api } = usePage()
  const read = useRead(secret, () => api.call('getPhoneTicket', { params: { secret } }))
  const ticket = read.answer?.ticket
  return (
    <KioskFrame
      centre={centre}
      now={now}
      layout="split"
      top={
        <div className="kiosk-number">
          <p className="kiosk-lead">{words.scan.place}</p>
          <h1 className="number">{ticket?.number ?? '…'}</h1>
          {ticket && <p>{named({ name: ticket.serviceName, nameEn: ticket.serviceNameEn })}</p>}
        </div>
      }
    >
      <div className="kiosk-given" role="status">
        {read.answer && <Place {...read.answer} />}
        {!ticket && read.isLost && (
          <Notice kind="care" title={words.scan.placeUnknown}>
            <p>{words.scan.placeUnknownHint}</p>
          </Notice>
        )}
      </div>
      <div className="kiosk-bar kiosk-bar-done">
        <Button variant="action" icon="check" onPress={onDone}>
          {words.common.done}
        </Button>
      </div>
    </KioskFrame>
  )
}

function Place({ ticket, hall }: Pick<AnswerOf<'getPhoneTicket'>, 'ticket' | 'hall'>): ReactNode {
  const words = useWords()
  const [language] = useLanguage()
  const news = placeNews({ ticket, hall }, { words, language })
  const notice = news && (
    <Notice kind={news.kind} title={news.title}>
      {news.hint && <p>{news.hint}</p>}
    </Notice>
  )
  if (ticket.state !== 'waiting') return notice
  return (
    <div className="kiosk-wait">
      <p className="kiosk-ahead">
        <Icon name="people" />
        {words.wait.ahead(ticket.ahead)}
      </p>
      <WaitLine ticket={ticket} />
      <p>
        <Icon name="seat" />
        {words.kiosk.pleaseWait}
      </p>
      {notice}
    </div>
  )
}
