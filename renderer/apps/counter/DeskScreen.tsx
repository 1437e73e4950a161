import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { QueueEntry, QueueView, SessionView } from '../../../shared/api/views.ts'
import { useWords } from '../../ui/language.tsx'
import { ActionBar } from './ActionBar.tsx'
import { CurrentPanel } from './CurrentPanel.tsx'
import { DeskDialog } from './DeskDialog.tsx'
import type { DialogName } from './DeskDialog.tsx'
import { DeskHead } from './DeskHead.tsx'
import { NewsLine } from './NewsLine.tsx'
import { PrinterLines } from './PrinterLines.tsx'
import { QueueColumn } from './QueueColumn.tsx'
import { TodayLine } from './TodayLine.tsx'
import { DESK_ACTIONS, HOTKEYS, blockedBecause } from './desk-actions.ts'
import type { DeskAction } from './desk-actions.ts'
import { useDesk } from './use-desk.ts'
import type { DeskCommands } from './use-desk.ts'
import { useHotkeys } from './use-hotkeys.ts'

export type DeskScreenProps = {
  session: SessionView
  view: QueueView
  isLost: boolean
  now: number
  refresh: () => void
  logOut: () => Promise<boolean>
}

/** The officer's desk: who is in front, what can be done, who waits. */
export function DeskScreen({ session, view, isLost, now, refresh, logOut }: DeskScreenProps): ReactNode {
  const words = useWords()
  const desk = useDesk(view, refresh)
  const [dialog, setDialog] = useDialog(view)
  const column = useRef<HTMLDivElement>(null)

  /** Does it, asks for what it needs, or says why it cannot be done. F2 right after F8 is for the centre to judge. */
  function act(action: DeskAction): void {
    const why = blockedBecause(action, view, isLost, words)
    const isAhead = action === 'callNext' && desk.isBehind && !isLost
    if (why && !isAhead) return desk.setNews({ kind: 'info', text: why })
    const run = directly(desk, view)[action]
    if (run) run()
    else setDialog(ASKING[action] ?? null)
  }

  /** Focuses one of the lists by its place. */
  const goTo = (list: number) => () =>
    column.current?.querySelector<HTMLElement>(`[data-list="${list}"] [role="listbox"]`)?.focus()
  const keys = {
    ...Object.fromEntries(DESK_ACTIONS.map((action) => [HOTKEYS[action], () => act(action)])),
    ...Object.fromEntries([1, 2, 3, 4].map((list) => [`Alt+${list}`, goTo(list)])),
    'Alt+Q': () => setDialog({ name: 'log-out' }),
  }
  useHotkeys(keys, dialog === null)

  const chooseEntry = (entry: QueueEntry): void => {
    const why = blockedBecause('callNext', view, isLost, words)
    if (entry.state === 'waiting' && why) desk.setNews({ kind: 'info', text: why })
    else setDialog({ name: entry.state === 'waiting' ? 'call' : 'aside', entry })
  }
  return (
    <div className="counter">
      <DeskHead
        session={session}
        view={view}
        isLost={isLost}
        now={now}
        onLogOut={() => setDialog({ name: 'log-out' })}
      />
      <main className="counter-main">
        <div className="counter-front">
          <CurrentPanel view={view} now={now} />
          <NewsLine news={isLost ? { kind: 'care', text: words.desk.lost } : desk.news} pending={desk.pending} />
          <ActionBar view={view} isLost={isLost} pending={desk.pending !== null} onAction={act} />
          <TodayLine today={view.today} />
          <PrinterLines printers={view.printers} />
        </div>
        <QueueColumn
          ref={column}
          view={view}
          now={now}
          onEntry={chooseEntry}
          onReprint={(ticketId) => !isLost && desk.reprint(ticketId)}
        />
      </main>
      <DeskDialog
        dialog={dialog}
        view={view}
        session={session}
        isLost={isLost}
        desk={desk}
        logOut={logOut}
        onClose={() => setDialog(null)}
      />
    </div>
  )
}

/** What needs no further word. */
const directly = (desk: DeskCommands, view: QueueView): Partial<Record<DeskAction, () => void>> => ({
  callNext: desk.callNext,
  recall: desk.recall,
  noShow: desk.noShow,
  finish: desk.finish,
  close: desk.close,
  ...(view.counter.state === 'open' ? {} : { turn: desk.open }),
})

const ASKING: Partial<Record<DeskAction, DialogName>> = {
  hold: { name: 'hold' },
  transfer: { name: 'transfer' },
  turn: { name: 'pause' },
  issue: { name: 'issue' },
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
