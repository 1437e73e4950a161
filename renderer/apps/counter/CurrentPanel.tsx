import type { ReactNode } from 'react'
import type { QueueView, TicketView } from '../../../shared/api/views.ts'
import { stopwatch } from '../../../shared/i18n/format.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useWords } from '../../ui/language.tsx'
import { paperWords, waitedMinutes, whyWords } from './desk-words.ts'

/** Who is in front of the officer, and why this one was chosen. */
export function CurrentPanel({ view, now }: { view: QueueView; now: number }): ReactNode {
  const words = useWords()
  return (
    <section
      className="counter-panel counter-current"
      aria-label={words.desk.serving}
      data-ticket={view.current?.id ?? ''}
      data-number={view.current?.number ?? ''}
    >
      {view.current ? <InFront view={view} ticket={view.current} now={now} /> : <Nobody view={view} />}
    </section>
  )
}

function InFront({ view, ticket, now }: { view: QueueView; ticket: TicketView; now: number }): ReactNode {
  const words = useWords()
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
      <p className="counter-service">{ticket.serviceName}</p>
      <p className="counter-marks">
        {ticket.priority && <PriorityMark />}
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

function Nobody({ view }: { view: QueueView }): ReactNode {
  const { desk } = useWords()
  const next = view.waiting[0]
  const hint = {
    closed: desk.hintClosed,
    paused: desk.hintPaused,
    open: next ? desk.hintNext(next.number) : desk.hintEmpty,
  }[view.counter.state]
  return (
    <div className="counter-nobody">
      <Icon name="seat" />
      <p className="counter-service">{desk.nobody}</p>
      <p>{hint}</p>
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
