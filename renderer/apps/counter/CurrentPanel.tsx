import type { ReactNode } from 'react'
import type { QueueEntry, QueueView, TicketView } from '../../../shared/api/views.ts'
import { stopwatch } from '../../../shared/i18n/format.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useNamed, useWords } from '../../ui/language.tsx'
import { minutesSince, paperWords, waitedMinutes, whyWords } from './desk-words.ts'

export type CurrentPanelProps = { view: QueueView; isLost: boolean; now: number }

/** Who is in front of the officer, and why this one was chosen. */
export function CurrentPanel({ view, isLost, now }: CurrentPanelProps): ReactNode {
  const words = useWords()
  return (
    <section
      className="counter-panel counter-current"
      aria-label={words.desk.serving}
      data-ticket={view.current?.id ?? ''}
      data-number={view.current?.number ?? ''}
    >
      {view.current ? (
        <InFront view={view} ticket={view.current} now={now} />
      ) : (
        <Nobody view={view} isLost={isLost} now={now} />
      )}
    </section>
  )
}

function InFront({ view, ticket, now }: { view: QueueView; ticket: TicketView; now: number }): ReactNode {
  const words = useWords()
  const named = useNamed()
  const { desk } = words
  const paper = paperWords({ state: ticket.print, cause: ticket.printCause }, words)
  return (
    <>
      <div className="counter-hero">
        <p className="number">{ticket.number}</p>
        <dl className="counter-facts">
          <div>
            <dt>{desk.timeAtCounter}</dt>
            <dd className="number">{stopwatch(now - (ticket.calledAt ?? now))}</dd>
          </div>
          <div>
            <dt>{desk.waited}</dt>
            <dd className="number">{desk.minutes(waitedMinutes(ticket, view.why))}</dd>
          </div>
        </dl>
      </div>
      <p className="counter-service">{named({ name: ticket.serviceName, nameEn: ticket.serviceNameEn })}</p>
      <p className="counter-marks">
        {ticket.priority && <PriorityMark />}
        {view.calledBy !== undefined && <span className="counter-mark">{desk.calledBy(view.calledBy)}</span>}
        {view.why && <span>{whyWords(view.why, words)}</span>}
        {ticket.calls > 1 && <span className="counter-mark">{desk.calls(ticket.calls)}</span>}
      </p>
      {paper && (
        <p className="counter-mark counter-paper">
          <Icon name="printer" />
          {desk.paperOf(ticket.number, paper)}
        </p>
      )}
    </>
  )
}

/** Nobody is in front: who comes next, or why nobody does. */
function Nobody({ view, isLost, now }: CurrentPanelProps): ReactNode {
  const { desk } = useWords()
  const next = view.counter.state === 'open' ? view.waiting[0] : undefined
  if (next) return <NextInLine view={view} isLost={isLost} next={next} now={now} />
  const hint = { closed: desk.hintClosed, paused: desk.hintPaused, open: desk.hintEmpty }[view.counter.state]
  return (
    <div className="counter-nobody">
      <Icon name="seat" />
      <p className="counter-service">{desk.nobody}</p>
      <p>{hint}</p>
    </div>
  )
}

function NextInLine({ view, isLost, next, now }: CurrentPanelProps & { next: QueueEntry }): ReactNode {
  const { desk } = useWords()
  const named = useNamed()
  const service = view.counter.services.find(({ id }) => id === next.serviceId)
  return (
    <div className="counter-upcoming">
      <p className="counter-service">{desk.nobody}</p>
      <p className="counter-upcoming-next">
        <span>{desk.next}</span>
        <span className="number">{next.number}</span>
      </p>
      <p className="counter-marks">
        {next.priority && <PriorityMark />}
        {service && <span>{named(service)}</span>}
        <span>{`${desk.waited} ${desk.minutes(minutesSince(next.issuedAt, now))}`}</span>
      </p>
      {!isLost && <p>{desk.hintNext(next.number)}</p>}
    </div>
  )
}

/** Priority, always as icon and word. */
export function PriorityMark(): ReactNode {
  const { desk } = useWords()
  return (
    <span className="counter-mark counter-priority">
      <Icon name="star" />
      {desk.priority}
    </span>
  )
}
