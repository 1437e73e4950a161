import { useState } from 'react'
import type { ReactNode } from 'react'
import type { FeedbackView } from '../../../../shared/api/feedback-views.ts'
import { usePage } from '../../../client/page.tsx'
import { useSlipPaper } from '../../../features/slips/use-slip-paper.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'

/** The answer as a letter, from what is recorded, numbered and printed (TT-6.2a, TV-4.1e); once written it is printed again. */
export function AnswerLetter({ feedback }: { feedback: FeedbackView }): ReactNode {
  const { feedback: words, common } = useWords()
  const { api } = usePage()
  const paper = useSlipPaper()
  const [slipId, setSlipId] = useState(feedback.slipId)
  const [isWriting, setWriting] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  // What was erased can be written in no letter.
  const canBeWritten = feedback.state === 'answered' && feedback.words.text !== null && feedback.note?.text != null

  async function write(): Promise<void> {
    setWriting(true)
    const outcome = await api.press('issueFeedbackLetter', { params: { feedbackId: feedback.id }, body: {} })
    setWriting(false)
    setProblem(outcome.ok ? null : outcome.code === 'NO_ANSWER' ? common.lost : outcome.message)
    const id = outcome.ok ? outcome.value.slips[0]?.id : undefined
    if (id === undefined) return
    setSlipId(id)
    paper.print(id)
  }
  if (!canBeWritten) return null
  return (
    <>
      <Button
        icon="printer"
        isPending={isWriting || paper.pending !== null}
        onPress={() => (slipId === null ? void write() : paper.print(slipId))}
      >
        {slipId === null ? words.desk.letter : words.desk.letterPrint}
      </Button>
      {(problem ?? paper.refusal) && <Notice kind="care" title={problem ?? paper.refusal} live />}
    </>
  )
}
