import { useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'
import { useNames } from '../use-names.ts'
import { JournalFilterBar } from './JournalFilterBar.tsx'
import { JournalTable } from './JournalTable.tsx'
import { filterJournal, isFiltering, NO_FILTER } from './journal-filter.ts'
import { useJournal, useWholeDay } from './use-journal.ts'
import './journal.css'

/** The whole journal in words, newest first; a filter looks through the present business day. */
export function JournalArea(): ReactNode {
  const words = useWords()
  const names = useNames()
  const journal = useJournal()
  const [filter, setFilter] = useState(NO_FILTER)
  const filtering = isFiltering(filter)
  const day = useWholeDay(journal, filtering)
  const shown = filtering && day ? filterJournal(journal.entries, day.date, filter, names, words) : journal.entries
  return (
    <>
      <div className="manager-head">
        <h1>{words.journal.title}</h1>
        <p className="small">{words.journal.hint}</p>
        {journal.view && <p className="small">{words.journal.through(journal.view.through)}</p>}
      </div>
      <JournalFilterBar filter={filter} onChange={setFilter} />
      {filtering && day && (
        <p role="status">{day.whole ? words.journal.filter.found(shown.length) : words.journal.filter.reading}</p>
      )}
      {journal.state === 'lost' && <Notice kind="care" icon="unlinked" title={words.common.lost} live />}
      {journal.entries.length === 0 ? (
        <p role="status">{words.common.connecting}</p>
      ) : (
        <JournalTable entries={shown} names={names} />
      )}
      {!filtering && <Older journal={journal} />}
    </>
  )
}

function Older({ journal }: { journal: ReturnType<typeof useJournal> }): ReactNode {
  const words = useWords().journal
  return (
    <div className="manager-more">
      {journal.isBeginning ? (
        <p className="small">{words.beginning}</p>
      ) : (
        <Button icon="chevron" isPending={journal.pending} onPress={() => void journal.older()}>
          {words.older}
        </Button>
      )}
    </div>
  )
}
