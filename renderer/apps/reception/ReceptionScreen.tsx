import { useState } from 'react'
import type { ReactNode } from 'react'
import type { ReceptionView } from '../../../shared/api/reception-views.ts'
import type { SessionView } from '../../../shared/api/views.ts'
import { Notice } from '../../ui/Notice.tsx'
import { NewBuildBar } from '../../features/new-build/NewBuildBar.tsx'
import { useUnsavedThings } from '../../features/unsaved/use-unsaved.tsx'
import { hallNews } from '../../features/hall-news/hall-news.ts'
import { useLanguage, useWords } from '../../ui/language.tsx'
import { ActionRow } from './ActionRow.tsx'
import { CancelLast } from './CancelLast.tsx'
import { CounterRow } from './CounterRow.tsx'
import { IssuePanel } from './IssuePanel.tsx'
import { LIST_NAMES, NumberLists, focusFind } from './NumberLists.tsx'
import type { ListName } from './NumberLists.tsx'
import { ReceptionDialog } from './ReceptionDialog.tsx'
import type { DialogName } from './ReceptionDialog.tsx'
import { ReceptionHead } from './ReceptionHead.tsx'
import { deskKeys } from './desk-keys.ts'
import { PrintSheet } from './sheets/PrintSheet.tsx'
import type { Sheet } from './sheets/PrintSheet.tsx'
import { hasNumbers } from './paper-entry.ts'
import { useKeys } from './use-keys.ts'
import { useReception } from './use-reception.ts'
import type { ReceptionCommands } from './use-reception.ts'

export type ReceptionScreenProps = {
  session: SessionView
  view: ReceptionView
  isLost: boolean
  newBuild: boolean
  now: number
  refresh: () => void
  logOut: () => Promise<boolean>
}

/** The desk at the door: numbers for those who cannot use the kiosk, and the whole hall at a glance (TT-8.4). */
export function ReceptionScreen(props: ReceptionScreenProps): ReactNode {
  const { session, view, isLost, newBuild, now, refresh, logOut } = props
  const desk = useReception(view, refresh)
  const { reception: say } = useWords()
  useUnsavedThings(() => (hasNumbers(desk.paperForm) ? [{ name: say.paper.title }] : []))
  const [dialog, setDialog] = useState<DialogName | null>(null)
  const [sheet, setSheet] = useState<Sheet | null>(null)
  const [list, setList] = useState<ListName>('waiting')

  const keys = deskKeys({
    view,
    desk,
    ask: setDialog,
    print: setSheet,
    find: focusFind,
    list: (place) => setList(LIST_NAMES[place] ?? 'waiting'),
    leave: () => void logOut(),
  })
  useKeys(isLost ? {} : keys, dialog === null && sheet === null)

  if (sheet) return <PrintSheet sheet={sheet} view={view} now={now} onClose={() => setSheet(null)} />
  return (
    <div className="reception">
      <ReceptionHead session={session} view={view} now={now} onLogOut={() => void logOut()} />
      <NewBuildBar isNew={newBuild} />
      <main className="reception-main">
        <div className="reception-front">
          <IssuePanel view={view} desk={desk} isLost={isLost} />
          <div className="reception-said">
            <div className="reception-news" role="status">
              <DeskNews desk={desk} view={view} isLost={isLost} />
            </div>
            <CancelLast desk={desk} isLost={isLost} />
          </div>
          <ActionRow view={view} isLost={isLost} onAsk={setDialog} onPrint={setSheet} />
          <CounterRow counters={view.counters} />
        </div>
        <NumberLists
          view={view}
          now={now}
          list={list}
          onList={setList}
          onEntry={(entry) => !isLost && setDialog({ name: 'ticket', entry })}
        />
      </main>
      <ReceptionDialog
        dialog={dialog}
        view={view}
        desk={desk}
        now={now}
        onPrint={setSheet}
        onClose={() => setDialog(null)}
      />
    </div>
  )
}

type DeskNewsProps = { desk: ReceptionCommands; view: ReceptionView; isLost: boolean }

/** What came of the last press; else what everybody in the hall is told of the session. */
function DeskNews({ desk, view, isLost }: DeskNewsProps): ReactNode {
  const words = useWords()
  const [language] = useLanguage()
  if (isLost) return <Notice kind="care" icon="unlinked" title={words.reception.lost} />
  if (desk.news) return <Notice kind={desk.news.kind} title={desk.news.text} />
  const lines = view.hall ? hallNews(view.hall, { words, language }) : []
  if (lines.length === 0) return null
  return (
    <Notice kind="info" title={lines[0]}>
      <p>{lines.slice(1).join(' ')}</p>
    </Notice>
  )
}
