import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { Input, ListBox, ListBoxItem, Tab, TabList, TabPanel, Tabs, TextField } from 'react-aria-components'
import type { ReceptionEntry, ReceptionView } from '../../../shared/api/reception-views.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useNamed, useWords } from '../../ui/language.tsx'

export const LIST_NAMES = ['waiting', 'aside', 'cancelled'] as const
export type ListName = (typeof LIST_NAMES)[number]

const MS_PER_MINUTE = 60_000
const FIND = 'reception-find'

/** The key of the search goes there from everywhere on the page. */
export const focusFind = (): void => document.getElementById(FIND)?.focus()

export type NumberListsProps = {
  view: ReceptionView
  now: number
  list: ListName
  onList: (list: ListName) => void
  onEntry: (entry: ReceptionEntry) => void
}

/** Everybody of today who is not served: waiting, missed, cancelled. A number typed above is looked for in all three. */
export function NumberLists({ view, now, list, onList, onEntry }: NumberListsProps): ReactNode {
  const { lists } = useWords().reception
  const [typed, setTyped] = useState('')
  const panel = useRef<HTMLElement>(null)
  const wanted = asNumber(typed)
  const found = (name: ListName) => view[name].filter(({ number }) => matches(number, wanted))
  /** Who looks for a number wants to see it, whichever list it is in. */
  function look(next: string): void {
    setTyped(next)
    const asked = asNumber(next)
    const has = (name: ListName): boolean => view[name].some(({ number }) => matches(number, asked))
    const other = LIST_NAMES.find(has)
    if (asked !== '' && other && !has(list)) onList(other)
  }
  // With nothing found the focus stays with what was typed, to be put right.
  const toEntries = (): void => {
    if (found(list).length > 0) panel.current?.querySelector<HTMLElement>('.reception-entries')?.focus()
  }
  return (
    <section ref={panel} className="reception-panel reception-lists" aria-label={lists.label}>
      <TextField
        className="reception-find"
        aria-label={lists.find}
        value={typed}
        onChange={look}
        onKeyDown={({ key }) => (key === 'Enter' || key === 'ArrowDown') && toEntries()}
      >
        <Icon name="search" />
        <Input id={FIND} className="field-input" placeholder={lists.find} autoComplete="off" />
      </TextField>
      <Tabs selectedKey={list} onSelectionChange={(name) => onList(name as ListName)} className="reception-tabs">
        <TabList aria-label={lists.label} className="reception-tab-list">
          {LIST_NAMES.map((name, i) => (
            <Tab key={name} id={name} className="reception-tab">
              <span>{lists[name]}</span>
              <span className="number">{found(name).length}</span>
              <kbd className="button-key">{`Alt+${i + 1}`}</kbd>
            </Tab>
          ))}
        </TabList>
        {LIST_NAMES.map((name) => (
          <TabPanel key={name} id={name} className="reception-tab-panel">
            <Entries name={name} entries={found(name)} view={view} now={now} onEntry={onEntry} />
          </TabPanel>
        ))}
      </Tabs>
    </section>
  )
}

const asNumber = (typed: string): string => typed.replace(/\s/g, '').toUpperCase()

/** `15` finds A015 and A150, `A15` those of A only; what is no number finds nothing. */
function matches(number: string, wanted: string): boolean {
  const asked = /^(\D?)0*(\d*)$/.exec(wanted)
  const own = /^(\D)0*(\d+)$/.exec(number)
  if (!asked || !own) return false
  const [, letter = '', digits = ''] = asked
  const [, ownLetter = '', ownDigits = ''] = own
  return (letter === '' || letter === ownLetter) && ownDigits.startsWith(digits)
}

type EntriesProps = {
  name: ListName
  entries: readonly ReceptionEntry[]
  view: ReceptionView
  now: number
  onEntry: (entry: ReceptionEntry) => void
}

function Entries({ name, entries, view, now, onEntry }: EntriesProps): ReactNode {
  const words = useWords()
  const named = useNamed()
  const { lists } = words.reception
  const names = new Map(view.services.map((service) => [service.id, named(service)]))
  return (
    <ListBox
      className="reception-entries"
      aria-label={`${lists[name]}. ${lists.hint}`}
      items={entries}
      onAction={(id) => {
        const entry = entries.find((candidate) => candidate.id === id)
        if (entry) onEntry(entry)
      }}
      renderEmptyState={() => <p className="small">{lists.nobody}</p>}
      dependencies={[Math.floor(now / MS_PER_MINUTE), words]}
    >
      {(entry) => (
        <ListBoxItem id={entry.id} textValue={entry.number} className="reception-entry">
          <span className="number">{entry.number}</span>
          <span className="reception-entry-words">
            <span>{names.get(entry.serviceId)}</span>
            <EntryMarks entry={entry} />
          </span>
          <span className="reception-entry-wait">
            {words.desk.minutes(Math.max(0, Math.floor((now - entry.issuedAt) / MS_PER_MINUTE)))}
          </span>
        </ListBoxItem>
      )}
    </ListBox>
  )
}

function EntryMarks({ entry }: { entry: ReceptionEntry }): ReactNode {
  const words = useWords()
  const { lists } = words.reception
  const isUnprinted = !entry.byHand && ['failed', 'unknown', 'expired'].includes(entry.print)
  const marks = [
    entry.state === 'no-show' && lists.missed,
    entry.state === 'held' && lists.held,
    entry.cancelCause && lists.cause[entry.cancelCause],
    entry.counterNumber !== null && lists.atCounter(entry.counterNumber),
    entry.byHand && lists.byHand,
    isUnprinted && lists.notPrinted,
  ].filter((mark) => typeof mark === 'string')
  return (
    <span className="reception-marks small">
      {entry.priority && (
        <span className="reception-priority">
          <Icon name="star" />
          {words.common.priority}
        </span>
      )}
      {marks.join(' · ')}
    </span>
  )
}
