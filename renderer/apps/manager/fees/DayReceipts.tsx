import { useState } from 'react'
import type { ReactNode } from 'react'
import type { ReceiptLine } from '../../../../shared/api/fee-views.ts'
import { ReceiptTable } from '../../../features/fees/ReceiptTable.tsx'
import { Button } from '../../../ui/Button.tsx'
import { useWords } from '../../../ui/language.tsx'

/** What a leader can do with a receipt, asked before it is done. */
export type ReceiptQuestion =
  | { readonly kind: 'cancel'; readonly receipt: ReceiptLine }
  | { readonly kind: 'refund'; readonly receipt: ReceiptLine }
  | { readonly kind: 'erase'; readonly payer: NonNullable<ReceiptLine['payer']> }

export type DayReceiptsProps = {
  receipts: readonly ReceiptLine[]
  isLeader: boolean
  onAsk: (question: ReceiptQuestion) => void
}

/** The month stands below the day: of a busy one only the newest receipts are shown until all are asked for. */
const NEWEST = 10

/** Receipts of a day with what can be put right. */
export function DayReceipts({ receipts, isLeader, onAsk }: DayReceiptsProps): ReactNode {
  const { fees: words } = useWords()
  const [isWhole, setWhole] = useState(false)
  return (
    <>
      <ReceiptTable
        say={words}
        receipts={isWhole ? receipts : receipts.slice(0, NEWEST)}
        withOfficer
        actions={(receipt) => <Actions {...{ receipt, isLeader, onAsk }} />}
      />
      {!isWhole && receipts.length > NEWEST && (
        <div className="manager-more">
          <Button icon="chevron" onPress={() => setWhole(true)}>
            {words.allReceipts(receipts.length)}
          </Button>
        </div>
      )}
    </>
  )
}

type ActionsProps = Omit<DayReceiptsProps, 'receipts'> & { receipt: ReceiptLine }

function Actions({ receipt, isLeader, onAsk }: ActionsProps): ReactNode {
  const { fees: words } = useWords()
  const { payer, canRefund, canCancel } = receipt
  return (
    <>
      {isLeader && payer !== null && payer.name !== null && (
        <Button variant="quiet" onPress={() => onAsk({ kind: 'erase', payer })}>
          {words.erasePayer}
        </Button>
      )}
      {canRefund && (
        <Button variant="quiet" onPress={() => onAsk({ kind: 'refund', receipt })}>
          {words.refund}
        </Button>
      )}
      {canCancel && (
        <Button variant="quiet" onPress={() => onAsk({ kind: 'cancel', receipt })}>
          {words.cancel}
        </Button>
      )}
    </>
  )
}
