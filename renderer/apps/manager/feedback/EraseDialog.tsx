import { useState } from 'react'
import type { ReactNode } from 'react'
import type { FeedbackView } from '../../../../shared/api/feedback-views.ts'
import { usePage } from '../../../client/page.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'

/** Erases what was said and how to reach the citizen, at the citizen's request (law-facts §7). */
export function EraseDialog({ feedback, onClose }: { feedback: FeedbackView; onClose: () => void }): ReactNode {
  const words = useWords()
  const text = words.feedback.desk
  const { api } = usePage()
  const [isPending, setPending] = useState(false)
  const [isLost, setLost] = useState(false)

  async function erase(): Promise<void> {
    setPending(true)
    const rows = [feedback.words, feedback.contact].filter((one) => one !== null && one.text !== null)
    const outcomes = []
    for (const row of rows)
      outcomes.push(await api.press('erasePerson', { params: { personId: row?.personId ?? '' }, body: {} }))
    setPending(false)
    if (outcomes.every(({ ok }) => ok)) onClose()
    else setLost(true)
  }
  return (
    <Dialog
      title={text.erase}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{words.common.cancel}</Button>
          <Button variant="action" icon="delete" isPending={isPending} onPress={() => void erase()}>
            {text.erase}
          </Button>
        </>
      }
    >
      <p>{text.eraseSure}</p>
      {isLost && <Notice kind="care" title={words.technician.noAnswerOfCentre} live />}
    </Dialog>
  )
}
