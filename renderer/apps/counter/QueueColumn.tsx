import type { ReactNode, Ref } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import type { QueueEntry, QueueView } from '../../../shared/api/views.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useNamed, useWords } from '../../ui/language.tsx'
import { QueueList } from './QueueList.tsx'
import { TroublePanel } from './TroublePanel.tsx'
import { paperWords, waitsForPrinter } from './desk-words.ts'

export type QueueColumnProps = {
  ref: Ref<HTMLDivElement>
  view: QueueView
  now: number
  onEntry: (entry: QueueEntry) => void
  onReprint: (ticketId: string) => void
  /** What stands above the lists. */
  children: ReactNode
}

/** Who waits, who was put aside, who was missed, and papers in trouble; empty lists take no room. */
export function QueueColumn({ ref, view, now, onEntry, onReprint, children }: QueueColumnProps): ReactNode {
  const { desk } = useWords()
  const named = useNamed()
  const services = new Map(view.counter.services.map((service) => [service.id, named(service)]))
  const common = { now, services, onEntry }
  return (
    <div className="counter-column" ref={ref}>
      {children}
      <QueueList
        {...common}
        place={1}
        title={desk.waiting}
        count={view.waitingCount}
        entries={view.waiting}
        empty={desk.nobodyWaits}
        showsNext
      />
      {view.held.length > 0 && (
        <QueueList {...common} place={2} title={desk.held} count={view.held.length} entries={view.held} />
      )}
      {view.missed.length > 0 && (
        <QueueList {...common} place={3} title={desk.missed} count={view.missed.length} entries={view.missed} />
      )}
      <TroublePanel printers={view.printers} devices={view.devices} />
      {view.printTrouble.length > 0 && <PaperList papers={view.printTrouble} onReprint={onReprint} />}
    </div>
  )
}

function PaperList({
  papers,
  onReprint,
}: {
  papers: QueueView['printTrouble']
  onReprint: (ticketId: string) => void
}): ReactNode {
  const words = useWords()
  const { desk } = words
  const again = (id: string): void => {
    if (papers.some((paper) => paper.ticketId === id && !waitsForPrinter(paper))) onReprint(id)
  }
  return (
    <section className="counter-panel counter-list" data-list={4}>
      <h2 className="counter-list-title">
        <Icon name="printer" />
        {desk.papers}
        <span className="number">{papers.length}</span>
        <kbd className="button-key">Alt+4</kbd>
      </h2>
      <ListBox className="counter-entries" aria-label={desk.papers} items={papers} onAction={(id) => again(String(id))}>
        {(paper) => (
          <ListBoxItem id={paper.ticketId} textValue={paper.number} className="counter-entry">
            <span className="number">{paper.number}</span>
            <span className="counter-entry-words small">
              <span>{paperWords(paper, words)}</span>
              {waitsForPrinter(paper) && <span>{desk.printsLater}</span>}
            </span>
            {!waitsForPrinter(paper) && <span className="counter-entry-do">{desk.reprint}</span>}
          </ListBoxItem>
        )}
      </ListBox>
    </section>
  )
}
