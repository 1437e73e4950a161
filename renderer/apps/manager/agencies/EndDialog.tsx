import type { ReactNode } from 'react'
import type { CallResult } from '../../../../shared/api/client.ts'
import type { PageApi } from '../../../client/api.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'
import { useManagerPress } from '../use-manager-press.ts'

export type EndDialogProps = {
  title: string
  send: (api: PageApi) => Promise<CallResult<unknown>>
  onDone: () => void
  onClose: () => void
}

/** Asks whether somebody is to be taken off a list; what was written with his name stays. */
export function EndDialog({ title, send, onDone, onClose }: EndDialogProps): ReactNode {
  const { agencies, common } = useWords()
  const { isPending, problem, press } = useManagerPress(onDone)
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{common.cancel}</Button>
          <Button variant="action" autoFocus isPending={isPending} onPress={() => void press(send)}>
            {agencies.desk.end}
          </Button>
        </>
      }
    >
      <p>{agencies.desk.endHint}</p>
      {problem && <Notice kind="care" title={problem} live />}
    </Dialog>
  )
}
