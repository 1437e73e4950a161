import type { ReactNode } from 'react'
import type { CentreView } from '../../../../shared/api/views.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'
import { KioskFrame } from '../KioskFrame.tsx'

export type ReceiptScreenProps = { centre: CentreView; now: number; receipt: string; onDone: () => void }

/** It is there, and by which code to ask for it. */
export function ReceiptScreen({ centre, now, receipt, onDone }: ReceiptScreenProps): ReactNode {
  const { feedback, common } = useWords()
  return (
    <KioskFrame
      centre={centre}
      now={now}
      layout="split"
      top={
        <div className="kiosk-number" role="status">
          <p className="kiosk-lead">{feedback.receipt}</p>
          <h1 className="number kiosk-receipt">{receipt}</h1>
        </div>
      }
    >
      <div className="kiosk-given">
        <Notice kind="good" title={feedback.sentTitle}>
          <p>{feedback.receiptHint}</p>
        </Notice>
      </div>
      <div className="kiosk-bar kiosk-bar-done">
        <Button variant="action" icon="check" onPress={onDone}>
          {common.done}
        </Button>
      </div>
    </KioskFrame>
  )
}
