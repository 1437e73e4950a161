import type { ReactNode } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'
import { useNames } from '../use-names.ts'
import { JournalTable } from './JournalTable.tsx'
import { useJournal } from './use-journal.ts'
import './journal.css'

/** The whole journal in words, newest first. */
export function JournalArea(): ReactNode {
  const words = useWords()
  const names = useNames()
  const journal = useJournal()
  return (
    <>
      <div className="manager-head">
        <h1>{words.journal.title}</h1>
        <p className="small">{words.journal.hint}</p>
        {journal.view && <p className="small">{words.journal.through(journal.view.through)}</p>}
      </div>
      {journal.state === 'lost' && <Notice kind="care" icon="unlinked" title={words.common.lost} live />}
      {journal.entries.length === 0 ? (
        <p role="status">{words.common.connecting}</p>
      ) : (
        <JournalTable entries={journal.entries} names={names} />
      )}
      <div className="manager-more">
        {journal.isBeginning ? (
          <p className="small">{words.journal.beginning}</p>
        ) : (
          <Button icon="chevron" isPending={journal.pending} onPress={() => void journal.older()}>
            {words.journal.older}
          </Button>
        )}
      </div>
    </>
  )
}
