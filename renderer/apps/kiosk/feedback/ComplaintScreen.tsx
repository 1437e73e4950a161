import type { ReactNode } from 'react'
import type { CentreView } from '../../../../shared/api/views.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'
import { FindFrame } from '../find/FindFrame.tsx'

export type ComplaintScreenProps = { centre: CentreView; now: number; onBack: () => void }

/** Where khiếu nại, tố cáo go: they have their own laws, forms and deadlines (KT-7.2e). */
export function ComplaintScreen({ centre, now, onBack }: ComplaintScreenProps): ReactNode {
  const { feedback, common } = useWords()
  return (
    <FindFrame
      centre={centre}
      now={now}
      onBack={onBack}
      top={
        <>
          <h1 className="kiosk-title">{feedback.complaint}</h1>
          <p className="kiosk-lead">{feedback.complaintTitle}</p>
        </>
      }
    >
      <Notice kind="info" title={feedback.complaintLines[0]}>
        <p>{feedback.complaintLines[1]}</p>
        {centre.hotline && <p>{common.hotline(centre.hotline)}</p>}
      </Notice>
    </FindFrame>
  )
}
