import { useState } from 'react'
import type { ReactNode } from 'react'
import { Check } from '../../../../ui/Check.tsx'
import type { FeeCancelCause, ReceiptLine } from '../../../../../shared/api/fee-views.ts'
import { usePage } from '../../../../client/page.tsx'
import { Field } from '../../../../ui/Field.tsx'
import { Select } from '../../../../ui/Select.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { segmentsOf } from '../Segments.tsx'
import { SlipDialog } from '../SlipDialog.tsx'
import { useSend } from '../use-send.ts'
import type { Collected } from './CollectDialog.tsx'
import { PayFields } from './PayFields.tsx'
import { NEW_PAY, isPayReady, paymentSent } from './pay-draft.ts'

export type CancelDialogProps = {
  receipt: ReceiptLine
  onDone: (collected: Collected) => void
  onClose: () => void
}

/** Cancels a receipt with its reason; the same lines go on another one at once, if wished. */
export function CancelDialog({ receipt, onDone, onClose }: CancelDialogProps): ReactNode {
  const { fees: words } = useWords()
  const { api } = usePage()
  const send = useSend()
  const [cause, setCause] = useState<FeeCancelCause>('wrong-payer')
  const [said, setSaid] = useState('')
  const [isReplaced, setReplaced] = useState(true)
  const [pay, setPay] = useState({ ...NEW_PAY, method: receipt.method, reference: receipt.reference ?? '' })
  const set =
    <T,>(change: (value: T) => void) =>
    (value: T) => {
      send.clear()
      change(value)
    }
  function submit(): void {
    const body = {
      cause,
      ...(said.trim() === '' ? {} : { words: said.trim() }),
      ...(isReplaced ? { replace: paymentSent(pay, '') } : {}),
    }
    send.run((key) => api.press('cancelFeeReceipt', { params: { receiptId: receipt.id }, body, key }), onDone)
  }
  return (
    <SlipDialog
      title={words.cancelTitle(words.receiptNo(receipt.serial, receipt.number))}
      hint={words.cancelHint}
      isReady={!isReplaced || isPayReady(pay, receipt.total)}
      send={send}
      doWords={words.cancel}
      onSubmit={submit}
      onClose={onClose}
    >
      <Select
        label={words.cause}
        options={segmentsOf(words.causes)}
        value={cause}
        onChange={set((id: string) => setCause(id as FeeCancelCause))}
      />
      <Field label={words.words} value={said} maxLength={500} onChange={set(setSaid)} />
      <Check isSelected={isReplaced} onChange={set(setReplaced)}>
        {words.replace}
      </Check>
      {isReplaced && <PayFields pay={pay} due={receipt.total} withCash={false} onChange={set(setPay)} />}
    </SlipDialog>
  )
}
