import type { ReactNode } from 'react'
import type { ReceiptLine } from '../../../../shared/api/fee-views.ts'
import { dong } from '../../../../shared/i18n/format.ts'
import { RefundFields } from '../../../features/fees/RefundFields.tsx'
import { useRefund } from '../../../features/fees/use-refund.ts'
import { useSlipPaper } from '../../../features/slips/use-slip-paper.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'
import { useManagerPress } from '../use-manager-press.ts'

/** Pays back at the manager's desk: the money leaves today's drawer of who pays it, the slip is opened to be signed (law-facts §11). */
export function RefundReceipt({ receipt, onClose }: { receipt: ReceiptLine; onClose: () => void }): ReactNode {
  const { fees: words, common } = useWords()
  // Nobody has cash at this desk; who takes some from a drawer says so.
  const { refund, change, due, body } = useRefund(receipt, 'transfer')
  const { print } = useSlipPaper()
  const { isPending, problem, press } = useManagerPress(onClose)
  const params = { receiptId: receipt.id }
  return (
    <Dialog
      title={words.refundTitle(words.receiptNo(receipt.serial, receipt.number))}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{common.cancel}</Button>
          <Button
            variant="action"
            isDisabled={body.lines.length === 0}
            isPending={isPending}
            onPress={() =>
              void press(async (api) => {
                const outcome = await api.press('refundFees', { params, body })
                if (outcome.ok) for (const { id } of outcome.value.slips) print(id, 'all')
                return outcome
              })
            }
          >
            {`${words.refund} ${dong(due)}`}
          </Button>
        </>
      }
    >
      <p className="small">{words.refundHint}</p>
      <RefundFields say={words} refund={refund} onChange={change} />
      {problem && <Notice kind="care" title={problem} live />}
    </Dialog>
  )
}
