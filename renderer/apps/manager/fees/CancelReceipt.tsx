import { useState } from 'react'
import type { ReactNode } from 'react'
import type { FeeCancelCause, ReceiptLine } from '../../../../shared/api/fee-views.ts'
import { dong } from '../../../../shared/i18n/format.ts'
import { useKept } from '../../../features/unsaved/use-unsaved.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Select } from '../../../ui/Select.tsx'
import { useWords } from '../../../ui/language.tsx'
import { useManagerPress } from '../use-manager-press.ts'

/** A leader cancels a receipt; of a day that is closed it becomes a movement of today (TT-4.5). */
export function CancelReceipt({ receipt, onClose }: { receipt: ReceiptLine; onClose: () => void }): ReactNode {
  const { fees: words, common } = useWords()
  const [cause, setCause] = useState<FeeCancelCause>('wrong-payer')
  const title = words.cancelTitle(words.receiptNo(receipt.serial, receipt.number))
  const [why, setWhy, forget] = useKept(`cancel ${receipt.id}`, '', title)
  const { isPending, problem, press } = useManagerPress(forget, onClose)
  const body = { cause, ...(why.trim() === '' ? {} : { words: why.trim() }) }
  const params = { receiptId: receipt.id }
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{common.close}</Button>
          <Button
            variant="action"
            isPending={isPending}
            onPress={() => void press((api) => api.press('cancelFeeReceipt', { params, body }))}
          >
            {words.cancel}
          </Button>
        </>
      }
    >
      <p>
        <strong className="number">{dong(receipt.total)}</strong> <span className="small">{words.cancelHint}</span>
      </p>
      <Select
        label={words.cause}
        options={Object.entries(words.causes).map(([id, text]) => ({ id, text }))}
        value={cause}
        onChange={(id) => setCause(id as FeeCancelCause)}
      />
      <Field label={words.words} value={why} maxLength={500} onChange={(typed) => setWhy(() => typed)} />
      {problem && <Notice kind="care" title={problem} live />}
    </Dialog>
  )
}
