import type { ReactNode } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'

export type FormDialogProps = {
  title: string
  isReady: boolean
  isPending: boolean
  problem: string | null
  onSave: () => void
  onClose: () => void
  children: ReactNode
}

/** A form over the page; the centre's no stands in it, with every word kept. */
export function FormDialog({
  title,
  isReady,
  isPending,
  problem,
  onSave,
  onClose,
  children,
}: FormDialogProps): ReactNode {
  const { common, agencies } = useWords()
  return (
    <Dialog
      title={title}
      isOpen
      isWide
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{common.cancel}</Button>
          <Button variant="action" icon="check" isDisabled={!isReady} isPending={isPending} onPress={onSave}>
            {agencies.desk.save}
          </Button>
        </>
      }
    >
      <div className="agencies-form">{children}</div>
      {problem && <Notice kind="care" title={problem} live />}
    </Dialog>
  )
}
