import type { ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useWords } from '../../ui/language.tsx'
import { useManagerPress } from './use-manager-press.ts'

export type ErasePersonProps = {
  personId: string
  /** What is done, and the button that does it. */
  title: string
  sure: string
  isOpen: boolean
  onClose: () => void
  onErased: () => void
}

/** Erases somebody's personal row at his request (law-facts §7): it does not come back, so it is asked once more. */
export function ErasePerson({ personId, title, sure, isOpen, onClose, onErased }: ErasePersonProps): ReactNode {
  const { common } = useWords()
  const { isPending, problem, press } = useManagerPress(onErased)
  return (
    <Dialog
      title={title}
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{common.cancel}</Button>
          <Button
            variant="action"
            icon="delete"
            isPending={isPending}
            onPress={() => void press((api) => api.press('erasePerson', { params: { personId }, body: {} }))}
          >
            {title}
          </Button>
        </>
      }
    >
      <p>{sure}</p>
      {problem && <Notice kind="care" title={problem} live />}
    </Dialog>
  )
}
