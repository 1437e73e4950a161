import { useState } from 'react'
import type { ReactNode } from 'react'
import { dong } from '../../../../../shared/i18n/format.ts'
import { Button } from '../../../../ui/Button.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { useHotkeys } from '../../use-hotkeys.ts'
import { useSlipPaper } from '../../../../features/slips/use-slip-paper.ts'
import { CollectDialog } from './CollectDialog.tsx'
import { useFees } from './use-fees.ts'
import './fees.css'

export const COLLECT_KEY = 'Alt+T'

export type VisitFeesProps = {
  dossierId: string
  ticketId: string | null
  isLost: boolean
  isActive: boolean
  onAsking: (isAsking: boolean) => void
}

/** After reception: what the visit owes, taken now or later; its receipts as the journal has them. */
export function VisitFees({ dossierId, ticketId, isLost, isActive, onAsking }: VisitFeesProps): ReactNode {
  const { fees: words } = useWords()
  const fees = useFees(dossierId)
  const { print, pending, refusal } = useSlipPaper()
  const [isOpen, setOpen] = useState(false)
  const canCollect = fees !== null && fees.unpaid.length > 0 && !isLost
  function ask(next: boolean): void {
    setOpen(next)
    onAsking(next)
  }
  useHotkeys(canCollect ? { [COLLECT_KEY]: () => ask(true) } : {}, isActive && !isOpen)
  if (!fees || (fees.unpaid.length === 0 && fees.receipts.length === 0))
    return fees?.agencyCollects ? <p className="small">{words.agencyCollects}</p> : null
  const due = fees.unpaid.reduce((sum, { amount }) => sum + amount, 0)
  const standing = fees.receipts.filter(({ slipId, cancelled }) => slipId !== null && !cancelled)
  return (
    <div className="fees-visit">
      {due > 0 ? (
        <>
          <p className="fees-total">{words.waiting(dong(due))}</p>
          <Button icon="card" hotkey={COLLECT_KEY} isDisabled={!canCollect} onPress={() => ask(true)}>
            {words.collect}
          </Button>
        </>
      ) : (
        <p className="fees-total fees-good">{words.paidAll}</p>
      )}
      {standing.map(({ slipId, serial, number }) => (
        <Button
          key={number}
          icon="printer"
          isPending={pending === slipId}
          onPress={() => slipId !== null && print(slipId, 'all')}
        >
          {words.printReceipt(words.receiptNo(serial, number))}
        </Button>
      ))}
      {refusal && <p className="field-error">{refusal}</p>}
      {isOpen && <CollectDialog fees={fees} ticketId={ticketId} onDone={() => ask(false)} onClose={() => ask(false)} />}
    </div>
  )
}
