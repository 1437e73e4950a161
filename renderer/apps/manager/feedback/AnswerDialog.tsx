import type { ReactNode } from 'react'
import type { FeedbackView } from '../../../../shared/api/feedback-views.ts'
import { useKept } from '../../../features/unsaved/use-unsaved.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'
import { useManagerPress } from '../use-manager-press.ts'

export type AnswerDialogProps = {
  feedback: FeedbackView
  onClose: () => void
}

/** How it was answered: the number of a letter, a call, what was done. */
export function AnswerDialog({ feedback: { id, receipt, words }, onClose }: AnswerDialogProps): ReactNode {
  const { feedback, common } = useWords()
  const text = feedback.desk
  const title = `${text.answer}: ${receipt}`
  const [note, setNote, forget] = useKept(`answer ${id}`, '', title)
  const { isPending, problem, press } = useManagerPress(forget, onClose)
  return (
    <Dialog
      title={title}
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
            onPress={() =>
              void press((api) => api.press('answerFeedback', { params: { feedbackId: id }, body: { note } }))
            }
          >
            {text.answer}
          </Button>
        </>
      }
    >
      <blockquote className="feedback-words">{words.text ?? text.erased}</blockquote>
      <Field
        label={text.noteLabel}
        value={note}
        onChange={(typed) => setNote(() => typed)}
        rows={5}
        maxLength={2000}
        autoFocus
      />
      {problem && <Notice kind="care" title={problem} live />}
    </Dialog>
  )
}
