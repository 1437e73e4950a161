import type { ReactNode } from 'react'
import type { ReceiptLine } from '../../../../../shared/api/fee-views.ts'
import type { AnswerOf } from '../../../../../shared/api/operations.ts'
import { dong } from '../../../../../shared/i18n/format.ts'
import { usePage } from '../../../../client/page.tsx'
import { RefundFields } from '../../../../features/fees/RefundFields.tsx'
import { useRefund } from '../../../../features/fees/use-refund.ts'
import { useWords } from '../../../../ui/language.tsx'
import { SlipDialog } from '../SlipDialog.tsx'
import { useSend } from '../use-send.ts'

export type Refunded = AnswerOf<'refundFees'>
export type RefundDialogProps = {
  receipt: ReceiptLine
  onDone: (refunded: Refunded) => void
  onClose: () => void
}

/** Pays lines of a receipt back: by the tariff's own text, else by one that a leader names. */
export function RefundDialog({ receipt, onDone, onClose }: RefundDialogProps): ReactNode {
  const { fees: words } = useWords()
  const { api } = usePage()
  const send = useSend()
  const { refund, change, due, body } = useRefund(receipt, 'cash')
  const params = { receiptId: receipt.id }
  return (
    <SlipDialog
      title={words.refundTitle(words.receiptNo(receipt.serial, receipt.number))}
      hint={words.refundHint}
      isReady={body.lines.length > 0}
      send={send}
      doWords={`${words.refund} ${dong(due)}`}
      onSubmit={() => send.run((key) => api.press('refundFees', { params, body, key }), onDone)}
      onClose={onClose}
    >
      <RefundFields
        say={words}
        refund={refund}
        onChange={(part) => {
          send.clear()
          change(part)
        }}
      />
    </SlipDialog>
  )
}
