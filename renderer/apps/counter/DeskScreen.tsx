import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { QueueEntry, QueueView, SessionView } from '../../../shared/api/views.ts'
import { useWords } from '../../ui/language.tsx'
import { ActionBar } from './ActionBar.tsx'
import { CurrentPanel } from './CurrentPanel.tsx'
import { DeskDialog } from './DeskDialog.tsx'
import type { DialogName } from './DeskDialog.tsx'
import { DeskFoot } from './DeskFoot.tsx'
import { DeskHead } from './DeskHead.tsx'
import { DeskNotices } from './DeskNotices.tsx'
import { NewBuildLine } from './NewBuildLine.tsx'
import { NewsLine } from './NewsLine.tsx'
import { QueueColumn } from './QueueColumn.tsx'
import { UndoButton, undoNow } from './UndoButton.tsx'
import { blockedBecause } from './desk-actions.ts'
import { DossierArea } from './dossiers/DossierArea.tsx'
import { DossierStrip } from './dossiers/DossierStrip.tsx'
import { modeKeys } from './dossiers/mode-keys.ts'
import { isBegun } from './dossiers/receive/draft.ts'
import { DOSSIERS_KEY, useDossiers } from './dossiers/use-dossiers.ts'
import { useAlarmDesk } from './use-alarm-desk.ts'
import { useDesk } from './use-desk.ts'
import { useDeskActs } from './use-desk-acts.ts'
import { useDeskKeys } from './use-desk-keys.ts'
import { useHotkeys } from './use-hotkeys.ts'
import { useOtherTab } from './use-other-tab.ts'
import { useReasons } from './use-reasons.ts'
import { useSound } from './use-sound.ts'

export type DeskScreenProps = {
  session: SessionView
  view: QueueView
  isLost: boolean
  newBuild: boolean
  now: number
  refresh: () => void
  logOut: () => Promise<boolean>
}

/** The officer's desk: who is in front, what can be done, who waits. */
export function DeskScreen({ session, view, isLost, newBuild, now, refresh, logOut }: DeskScreenProps): ReactNode {
  const words = useWords()
  const desk = useDesk(view, refresh)
  const [dialog, setDialog] = useDialog(view)
  const column = useRef<HTMLDivElement>(null)
  const isTwice = useOtherTab(view.counter.id)
  const alarm = useAlarmDesk(session, desk.setNews)
  const reasons = useReasons()
  const sound = useSound(view, isLost)
  const undo = undoNow(view, now)
  const acts = useDeskActs({ desk, view, undo, isLost, setDialog, sound })
  const dossiers = useDossiers(view.current, desk.setNews)
  const hasDraft = isBegun(dossiers.reception.visit)
  const isAsking = dialog !== null || dossiers.isAsking
  useDeskKeys({ acts, alarm, column, isAsking, isAlarmAsked: dialog?.name === 'alarm', setDialog })
  useHotkeys({ [DOSSIERS_KEY]: dossiers.toggle, ...modeKeys(dossiers) }, !isAsking)
  const chooseEntry = (entry: QueueEntry): void => {
    const why = blockedBecause('callNext', view, isLost, words)
    if (entry.state === 'waiting' && why) desk.setNews({ kind: 'info', text: why })
    else setDialog({ name: entry.state === 'waiting' ? 'call' : 'aside', entry })
  }
  const isPending = desk.pending !== null
  const notices = <DeskNotices {...{ dossiers, alarm, isLost, isTwice, isAsking, now }} say={desk.setNews} />
  return (
    <div className="counter" data-lost={isLost || undefined}>
      <DeskHead {...{ session, view, isLost, now }} onFind={dossiers.find} />
      <NewBuildLine isNew={newBuild} isHeld={hasDraft} isAsking={isAsking} />
      {dossiers.isOpen ? (
        <DossierArea {...{ dossiers, view, desk, isLost, now }} isActive={dialog === null}>
          {notices}
        </DossierArea>
      ) : (
        <main className="counter-main">
          <div className="counter-front">
            {notices}
            <CurrentPanel view={view} isLost={isLost} now={now} />
            <div className="counter-said">
              <NewsLine news={isLost && desk.news?.kind === 'good' ? null : desk.news} pending={desk.pending} />
              <UndoButton undo={undo} isDisabled={isLost} isPending={isPending} onUndo={acts.takeBack} />
            </div>
            <ActionBar view={view} isLost={isLost} pending={isPending} onAction={acts.act} />
          </div>
          <QueueColumn
            ref={column}
            view={view}
            now={now}
            onEntry={chooseEntry}
            onReprint={(ticketId) => !isLost && desk.reprint(ticketId)}
          >
            <DossierStrip
              isBegun={hasDraft}
              onOpen={dossiers.toggle}
              onList={dossiers.showList}
              onUnread={() => dossiers.show('house')}
            />
          </QueueColumn>
        </main>
      )}
      <DeskFoot
        today={view.today}
        sound={sound}
        onSound={acts.switchSound}
        onAlarm={() => setDialog({ name: 'alarm' })}
        onLogOut={() => setDialog({ name: 'log-out' })}
      />
      <DeskDialog
        {...{ dialog, view, session, isLost, desk, reasons, logOut }}
        onAlarm={alarm.raise}
        onClose={() => setDialog(null)}
      />
    </div>
  )
}

/** The question that is open. It goes for good when what it was about has gone. */
function useDialog(view: QueueView): [DialogName | null, (dialog: DialogName | null) => void] {
  const [asked, setDialog] = useState<DialogName | null>(null)
  const dialog = asked && isAbout(asked, view) ? asked : null
  if (asked !== dialog) setDialog(null)
  return [dialog, setDialog]
}

function isAbout(dialog: DialogName, view: QueueView): boolean {
  if (dialog.name === 'hold' || dialog.name === 'transfer') return view.current !== null
  if (dialog.name === 'call' || dialog.name === 'aside') {
    return [...view.waiting, ...view.held, ...view.missed].some((entry) => entry.id === dialog.entry.id)
  }
  return true
}
