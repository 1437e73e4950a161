import type { ReactNode } from 'react'
import type { ReceiptLine } from '../../../../shared/api/fee-views.ts'
import { useWords } from '../../../ui/language.tsx'
import { ErasePerson } from '../ErasePerson.tsx'

export type ErasePayerProps = { payer: NonNullable<ReceiptLine['payer']>; onClose: () => void }

/** Who paid for somebody else asks to be erased: the receipt stays, without the name (law-facts §7). */
export function ErasePayer({ payer: { personId, name }, onClose }: ErasePayerProps): ReactNode {
  const { fees: words } = useWords()
  const sure = words.erasePayerSure(name ?? '')
  return <ErasePerson title={words.erasePayer} isOpen onErased={onClose} {...{ personId, sure, onClose }} />
}
