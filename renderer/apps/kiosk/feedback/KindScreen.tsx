import type { ReactNode } from 'react'
import { feedbackKind } from '../../../../shared/api/feedback-views.ts'
import type { FeedbackKind } from '../../../../shared/api/feedback-views.ts'
import type { CentreView } from '../../../../shared/api/views.ts'
import { useWords } from '../../../ui/language.tsx'
import { Choices } from '../find/Choices.tsx'
import { FindFrame } from '../find/FindFrame.tsx'

export type KindScreenProps = {
  centre: CentreView
  now: number
  onKind: (kind: FeedbackKind) => void
  onComplaint: () => void
  onBack: () => void
}

const COMPLAINT = 'complaint'

/** What somebody has to say. Khiếu nại, tố cáo go another way and are told where (KT-7.2e). */
export function KindScreen({ centre, now, onKind, onComplaint, onBack }: KindScreenProps): ReactNode {
  const { feedback } = useWords()
  const choices = [
    ...feedbackKind.options.map((kind) => ({
      id: kind as string,
      name: feedback.kinds[kind],
      detail: feedback.kindHints[kind],
    })),
    { id: COMPLAINT, name: feedback.complaint, detail: feedback.complaintHint },
  ]
  function choose(id: string): void {
    const kind = feedbackKind.safeParse(id)
    if (kind.success) onKind(kind.data)
    else onComplaint()
  }
  return (
    <FindFrame
      centre={centre}
      now={now}
      onBack={onBack}
      top={
        <>
          <h1 className="kiosk-title">{feedback.title}</h1>
          <p className="kiosk-lead kiosk-find-lead">{feedback.lead}</p>
        </>
      }
    >
      <Choices label={feedback.title} layout="lines" choices={choices} onChoose={choose} />
    </FindFrame>
  )
}
