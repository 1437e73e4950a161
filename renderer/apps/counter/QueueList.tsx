import type { ReactNode } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import type { QueueEntry } from '../../../shared/api/views.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useLanguage, useWords } from '../../ui/language.tsx'
import { PriorityMark } from './CurrentPanel.tsx'
import { reasonText } from '../../features/reasons/reason-text.ts'
import { minutesSince } from './desk-words.ts'

export type QueueListProps = {
  /** 1 to 4: Alt with this digit goes there. */
  place: number
  title: string
  count: number
  entries: readonly QueueEntry[]
  now: number
  services: ReadonlyMap<string, string>
  onEntry: (entry: QueueEntry) => void
  empty?: string
  /** Marks the first as the one that comes next. */
  showsNext?: boolean
}

/** A list of tickets in the order of the centre; Enter on one asks what to do with it. */
export function QueueList(props: QueueListProps): ReactNode {
  const { place, title, count, entries, now, services, onEntry, empty, showsNext = false } = props
  const { desk } = useWords()
  return (
    <section className="counter-panel counter-list" data-list={place}>
      <h2 className="counter-list-title">
        {title}
        <span className="number">{count}</span>
        <kbd className="button-key">{`Alt+${place}`}</kbd>
      </h2>
      <ListBox
        className="counter-entries"
        aria-label={`${title}. ${desk.listHint}`}
        items={entries.map((entry, index) => ({ ...entry, isNext: showsNext && index === 0 }))}
        onAction={(id) => {
          const entry = entries.find((candidate) => candidate.id === id)
          if (entry) onEntry(entry)
        }}
        renderEmptyState={() => <p className="small">{empty}</p>}
        dependencies={[Math.floor(now / 60_000)]}
      >
        {(entry) => (
          <ListBoxItem
            id={entry.id}
            textValue={entry.number}
            className="counter-entry"
            data-next={entry.isNext || undefined}
          >
            <span className="number">{entry.number}</span>
            <span className="counter-entry-words small">
              <EntryWords entry={entry} service={services.get(entry.serviceId) ?? ''} isNext={entry.isNext} />
            </span>
            <span className="counter-entry-wait">{desk.minutes(minutesSince(entry.issuedAt, now))}</span>
          </ListBoxItem>
        )}
      </ListBox>
      {entries.length < count && <p className="small">{desk.waitingOnlyFirst(entries.length)}</p>}
    </section>
  )
}

function EntryWords({ entry, service, isNext }: { entry: QueueEntry; service: string; isNext: boolean }): ReactNode {
  const words = useWords()
  const [language] = useLanguage()
  const { desk } = words
  return (
    <>
      {isNext && <span className="counter-mark counter-next">{desk.next}</span>}
      {entry.priority && <PriorityMark />}
      {entry.sentHere && (
        <span className="counter-mark">
          <Icon name="swap" />
          {desk.sentHere}
        </span>
      )}
      <span>{entry.heldReason ? reasonText(entry.heldReason, entry.heldReasonEn, words, language) : service}</span>
    </>
  )
}
