import { useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'
import { useManagerPress } from '../use-manager-press.ts'

/** How it was answered: the number of a letter, a call, what was done. */
export function AnswerDialog({ feedbackId, onClose }: { feedbackId: string; onClose: () => void }): ReactNode {
  const { feedback, common } = useWords()
  const text = feedback.desk
  const [note, setNote] = useState('')
  const { isPending, problem, press } = useManagerPress(common.lost, onClose)
  return (
    <Dialog
      title={text.answer}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{common.cancel}</Button>
          <Button
            variant="action"
            icon="check"
            isDisabled={note.trim() === ''}
            isPending={isPending}
            onPress={() => void press((api) => api.press('answerFeedback', { params: { feedbackId }, body: { note } }))}
          >
            {text.answer}
          </Button>
        </>
      }
    >
      <Field label={text.noteLabel} value={note} onChange={setNote} rows={5} maxLength={2000} autoFocus />
      {problem && <Notice kind="care" title={problem} live />}
    </Dialog>
  )
}
