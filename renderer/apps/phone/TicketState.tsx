import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import type { HallView } from '../../../shared/api/hall-views.ts'
import type { PhoneTicketView } from '../../../shared/api/views.ts'
import { WaitLine } from '../../features/told-wait/WaitLine.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ownNews } from '../../features/hall-news/hall-news.ts'
import { useLanguage, useWords } from '../../ui/language.tsx'

type Ticket = PhoneTicketView['ticket']

/** Own number, and what it waits for or where to go. */
export function TicketState({ ticket, hall }: { ticket: Ticket; hall: HallView | null }): ReactNode {
  const words = useWords()
  useBuzz(ticket)
  return (
    <>
      <div className="phone-number">
        <p>
          {words.phone.yourNumber}
          {ticket.priority && ` · ${words.common.priority}`}
        </p>
        <h1 className="number">{ticket.number}</h1>
      </div>
      <div role="status">
        <News ticket={ticket} />
        <SessionNews ticket={ticket} hall={hall} />
      </div>
    </>
  )
}

function News({ ticket }: { ticket: Ticket }): ReactNode {
  const words = useWords()
  switch (ticket.state) {
    case 'waiting':
      return <Waiting ticket={ticket} />
    case 'called':
      return <Called ticket={ticket} />
    case 'held':
      return <Notice kind="info" icon="hold" title={words.phone.held} />
    case 'finished':
      return <Notice kind="good" title={words.phone.finished} />
    case 'no-show':
      return <Notice kind="care" title={words.phone.noShow} />
    case 'cancelled':
      return null
    case 'expired':
      return <Notice kind="care" icon="clock" title={words.phone.expired} />
  }
}

/** What the closing of a session means for this number: nobody who waits is lost without a word. */
function SessionNews({ ticket, hall }: { ticket: Ticket; hall: HallView | null }): ReactNode {
  const words = useWords()
  const [language] = useLanguage()
  const news = ownNews(ticket, hall, { words, language })
  if (!news) return null
  return (
    <Notice kind={news.kind} title={news.title}>
      {news.hint && <p>{news.hint}</p>}
    </Notice>
  )
}

function Waiting({ ticket }: { ticket: Ticket }): ReactNode {
  const words = useWords()
  // Nobody is next where nobody is called any more.
  const isOver = ticket.unserved?.why === 'over'
  return (
    <div className="phone-waiting">
      {!isOver && (
        <p className="phone-ahead">
          <Icon name="people" />
          {words.wait.ahead(ticket.ahead)}
        </p>
      )}
      <WaitLine ticket={ticket} />
      {!isOver && <StayHere />}
    </div>
  )
}

function StayHere(): ReactNode {
  const { phone } = useWords()
  return (
    <>
      <p>
        <Icon name="seat" />
        {phone.waiting}
      </p>
      <p>
        <Icon name="phone" />
        {phone.keepOpen}
      </p>
    </>
  )
}

function Called({ ticket }: { ticket: Ticket }): ReactNode {
  const words = useWords()
  if (ticket.counterNumber === null) return <Notice kind="info" icon="bell" title={words.phone.calledAgain} />
  return (
    <div className="phone-called">
      <p className="visually-hidden">{words.phone.goTo(ticket.counterNumber)}</p>
      <p aria-hidden="true">{words.phone.goToWords}</p>
      <p className="number" aria-hidden="true">
        {ticket.counterNumber}
      </p>
      {ticket.calls > 1 && <p>{words.phone.calledAgain}</p>}
    </div>
  )
}

/** The phone shakes with each call. Browsers allow it only after a first touch on the page. */
function useBuzz({ state, calls }: Ticket): void {
  const heard = useRef(state === 'called' ? calls : 0)
  useEffect(() => {
    if (state !== 'called' || calls <= heard.current) return
    heard.current = calls
    // A browser that does not tell whether it was touched decides by itself.
    if (navigator.userActivation?.hasBeenActive ?? true) navigator.vibrate?.([400, 200, 400])
  }, [state, calls])
}
