import type { ReactNode } from 'react'
import type { QueueEntry, QueueView, SessionView } from '../../../shared/api/views.ts'
import type { AlarmKind } from '../../../shared/api/alarm-views.ts'
import { ChoiceList } from '../../ui/ChoiceList.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useWords } from '../../ui/language.tsx'
import { AlarmDialog } from './AlarmDialog.tsx'
import { IssueDialog } from './IssueDialog.tsx'
import { LogOutDialog } from './LogOutDialog.tsx'
import { CancelButton, ReasonDialog } from './ReasonDialog.tsx'
import { TransferDialog } from './TransferDialog.tsx'
import { blockedBecause } from './desk-actions.ts'
import type { DeskCommands } from './use-desk.ts'
import type { Reasons } from './use-reasons.ts'

/** `aside` is about a held or missed ticket, `call` about a waiting one. */
export type DialogName =
  | { name: 'hold' | 'pause' | 'transfer' | 'issue' | 'log-out' | 'alarm' }
  | { name: 'call' | 'aside'; entry: QueueEntry }

export type DeskDialogProps = {
  dialog: DialogName | null
  view: QueueView
  session: SessionView
  isLost: boolean
  desk: DeskCommands
  reasons: Reasons
  onAlarm: (kind: AlarmKind) => void
  logOut: () => Promise<boolean>
  onClose: () => void
}

const BACK_TO_LINE = 'back-to-line'

/** The question that is open, if any; an answer closes it and goes out. */
export function DeskDialog(props: DeskDialogProps): ReactNode {
  const { dialog, view, session, isLost, desk, reasons, onAlarm, logOut, onClose } = props
  const { dialogs } = useWords().desk
  if (dialog === null) return null
  /** The answer goes out and the question closes. */
  const then =
    <A extends unknown[]>(run: (...answer: A) => void) =>
    (...answer: A): void => {
      onClose()
      run(...answer)
    }

  switch (dialog.name) {
    case 'pause':
      return (
        <ReasonDialog
          title={dialogs.pauseTitle}
          reasons={reasons.pause}
          onReason={then(desk.pause)}
          onClose={onClose}
        />
      )
    case 'hold':
      return (
        <ReasonDialog
          title={dialogs.holdTitle(view.current?.number ?? '')}
          reasons={reasons.hold}
          onReason={then(desk.hold)}
          onClose={onClose}
        />
      )
    case 'call':
      return (
        <ReasonDialog
          title={dialogs.callTitle(dialog.entry.number)}
          reasons={reasons.call}
          onReason={then((reason: string) => desk.callChosen(dialog.entry.id, reason))}
          onClose={onClose}
        />
      )
    case 'aside':
      return <AsideDialog {...{ entry: dialog.entry, reasons: reasons.back, view, isLost, desk, onClose }} />
    case 'transfer':
      return (
        view.current && (
          <TransferDialog
            ticket={view.current}
            ownCounterId={view.counter.id}
            onTransfer={then(desk.transfer)}
            onClose={onClose}
          />
        )
      )
    case 'issue':
      return <IssueDialog centre={session.centre} onIssue={then(desk.issue)} onClose={onClose} />
    case 'alarm':
      return <AlarmDialog onRaise={then(onAlarm)} onClose={onClose} />
    case 'log-out':
      return <LogOutDialog {...{ view, isLost, logOut, onClose }} />
  }
}

type AsideProps = Pick<DeskDialogProps, 'view' | 'isLost' | 'desk' | 'onClose'> & {
  entry: QueueEntry
  reasons: Reasons['back']
}

/** A held or missed ticket: call it now, with a reason, or put it back into its line. */
function AsideDialog({ entry, reasons, view, isLost, desk, onClose }: AsideProps): ReactNode {
  const words = useWords()
  const { dialogs } = words.desk
  const why = blockedBecause('callNext', view, isLost, words)
  const title = dialogs.asideTitle(entry.number)
  const others = [{ id: BACK_TO_LINE, text: dialogs.backToLine }]
  const back = (): void => {
    onClose()
    desk.resume(entry.id)
  }
  if (why !== null) {
    return (
      <Dialog title={title} isOpen onClose={onClose} actions={<CancelButton onPress={onClose} />}>
        <p>{dialogs.notNow(why)}</p>
        <ChoiceList label={title} groups={[{ title: '', options: others }]} onChoose={back} autoFocus digits />
      </Dialog>
    )
  }
  const call = (reason: string): void => {
    onClose()
    desk.callChosen(entry.id, reason)
  }
  return (
    <ReasonDialog
      {...{ title, reasons, others, onClose }}
      asked={dialogs.callNowBecause}
      onReason={call}
      onOther={back}
    />
  )
}
