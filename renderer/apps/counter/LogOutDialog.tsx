import { useState } from 'react'
import type { ReactNode } from 'react'
import type { QueueView } from '../../../shared/api/views.ts'
import { UnsavedList } from '../../features/unsaved/UnsavedList.tsx'
import { useUnsaved } from '../../features/unsaved/use-unsaved.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useWords } from '../../ui/language.tsx'
import { CancelButton } from './ReasonDialog.tsx'

export type LogOutDialogProps = {
  view: QueueView
  isLost: boolean
  logOut: () => Promise<boolean>
  onClose: () => void
}

/** Says what a log-out does to the counter before it is done; where it takes what was entered, Enter alone does not do it. */
export function LogOutDialog({ view, isLost, logOut, onClose }: LogOutDialogProps): ReactNode {
  const { desk } = useWords()
  const things = useUnsaved().all()
  const hasDraft = things.length > 0
  const [pending, setPending] = useState(false)
  const [failed, setFailed] = useState(false)

  async function leave(): Promise<void> {
    setPending(true)
    if (await logOut()) return
    setPending(false)
    setFailed(true)
  }
  return (
    <Dialog
      title={desk.dialogs.logOutTitle}
      isOpen
      onClose={onClose}
      actions={
        <>
          <CancelButton onPress={onClose} autoFocus={hasDraft} />
          <Button
            variant="action"
            icon="leave"
            {...(hasDraft ? {} : { hotkey: 'Enter', autoFocus: true })}
            isPending={pending}
            isDisabled={isLost}
            onPress={() => void leave()}
          >
            {desk.logOut}
          </Button>
        </>
      }
    >
      <p>{(view.counter.state === 'closed' ? desk.dialogs.logOutClosed : desk.dialogs.logOut)(view.counter.number)}</p>
      {hasDraft && <UnsavedList things={things} />}
      {view.current && <Notice kind="care" title={desk.dialogs.logOutServing(view.current.number)} />}
      {(failed || isLost) && (
        <Notice kind="care" title={isLost ? desk.blocked.lost : desk.news.noAnswer(desk.logOut)} live />
      )}
    </Dialog>
  )
}
