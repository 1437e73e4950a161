import type { ReactNode } from 'react'
import type { ReceiptLine } from '../../../../shared/api/fee-views.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'
import { useManagerPress } from '../use-manager-press.ts'

export type ErasePayerProps = { payer: NonNullable<ReceiptLine['payer']>; onClose: () => void }

/** Who paid for somebody else asks to be erased: the receipt stays, without the name (law-facts §7). */
export function ErasePayer({ payer, onClose }: ErasePayerProps): ReactNode {
  const { fees: words, common } = useWords()
  const { isPending, problem, press } = useManagerPress(onClose)
  const params = { personId: payer.personId }
  return (
    <Dialog
      title={words.erasePayer}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{common.cancel}</Button>
          <Button
            variant="action"
            icon="delete"
            isPending={isPending}
            onPress={() => void press((api) => api.press('erasePerson', { params, body: {} }))}
          >
            {words.erasePayer}
          </Button>
        </>
      }
    >
      <p>{words.erasePayerSure(payer.name ?? '')}</p>
      {problem && <Notice kind="care" title={problem} live />}
    </Dialog>
  )
}
