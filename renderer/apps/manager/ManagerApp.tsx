import type { ReactNode } from 'react'
import type { SessionView } from '../../../shared/api/views.ts'
import { useReloadWhenIdle } from '../../client/use-live-view.ts'
import { SessionGate } from '../../features/log-in/SessionGate.tsx'
import { Button } from '../../ui/Button.tsx'
import { NameStrip } from '../../ui/NameStrip.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useWords } from '../../ui/language.tsx'
import { JournalTable } from './JournalTable.tsx'
import { useJournal } from './use-journal.ts'
import { useNames } from './use-names.ts'
import './manager.css'

export function ManagerApp(): ReactNode {
  return (
    <SessionGate atCounter={false}>{(session, logOut) => <Journal session={session} logOut={logOut} />}</SessionGate>
  )
}

function Journal({ session, logOut }: { session: SessionView; logOut: () => Promise<boolean> }): ReactNode {
  const words = useWords()
  const { names, now } = useNames()
  const journal = useJournal()
  useReloadWhenIdle(journal.newBuild, true)
  return (
    <div className="manager">
      <NameStrip centre={session.centre} now={now}>
        <div>
          <p>{session.officer.name}</p>
          <p className="small">{session.officer.position}</p>
        </div>
        <Button variant="quiet" icon="leave" onPress={() => void logOut()}>
          {words.desk.logOut}
        </Button>
      </NameStrip>
      <main className="manager-main">
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
      </main>
    </div>
  )
}
