import { useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Select } from '../../../ui/Select.tsx'
import { useWords } from '../../../ui/language.tsx'
import { useManagerPress } from '../use-manager-press.ts'

export type ForwardDialogProps = {
  feedbackId: string
  agencies: readonly { id: string; name: string }[]
  onClose: () => void
}

/** To the agency whose professional work it is about (TT-6.2b). */
export function ForwardDialog({ feedbackId, agencies, onClose }: ForwardDialogProps): ReactNode {
  const { feedback: feedbackWords, common } = useWords()
  const text = feedbackWords.desk
  const [agencyId, setAgency] = useState<string | null>(null)
  const { isPending, problem, press } = useManagerPress(onClose)
  const forward = (to: string): void =>
    void press((api) => api.press('forwardFeedback', { params: { feedbackId }, body: { agencyId: to } }))
  return (
    <Dialog
      title={text.forward}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{common.cancel}</Button>
          <Button
            variant="action"
            icon="send"
            isDisabled={agencyId === null}
            isPending={isPending}
            onPress={() => agencyId !== null && forward(agencyId)}
          >
            {text.forward}
          </Button>
        </>
      }
    >
      <Select
        label={text.forwardTo}
        options={agencies.map(({ id, name }) => ({ id, text: name }))}
        value={agencyId}
        onChange={setAgency}
      />
      {problem && <Notice kind="care" title={problem} live />}
    </Dialog>
  )
}
