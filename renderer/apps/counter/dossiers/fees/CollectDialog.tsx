import { useState } from 'react'
import type { ReactNode } from 'react'
import { Check } from '../../../../ui/Check.tsx'
import type { UnpaidFee } from '../../../../../shared/api/fee-views.ts'
import type { AnswerOf } from '../../../../../shared/api/operations.ts'
import { dong } from '../../../../../shared/i18n/format.ts'
import { usePage } from '../../../../client/page.tsx'
import { placeOf } from '../../../../features/fees/use-refund.ts'
import { useWords } from '../../../../ui/language.tsx'
import { SlipDialog } from '../SlipDialog.tsx'
import { useSend } from '../use-send.ts'
import { PayFields } from './PayFields.tsx'
import { NEW_PAY, isPayReady, paymentSent } from './pay-draft.ts'
import type { Fees } from './use-fees.ts'
import './fees.css'

export type Collected = AnswerOf<'collectFees'>
export type CollectDialogProps = {
  fees: Fees
  ticketId: string | null
  onDone: (collected: Collected, amount: number) => void
  onClose: () => void
}

/** Takes the fees of a visit: what is due, how it is paid, one press; the key of an unanswered press is kept. */
export function CollectDialog({ fees, ticketId, onDone, onClose }: CollectDialogProps): ReactNode {
  const { fees: words } = useWords()
  const { api } = usePage()
  const send = useSend()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [pay, setPay] = useState(() => ({ ...NEW_PAY, payer: fees.payer }))
  // What is asked for stays as it was when the question was opened: news must not change it under the officer's hand.
  const [unpaid] = useState(fees.unpaid)
  const chosen = unpaid.filter((one) => !left.has(placeOf(one)))
  const due = chosen.reduce((sum, { amount }) => sum + amount, 0)

  function submit(): void {
    const body = {
      lines: chosen.map(({ dossierId, no }) => ({ dossierId, no })),
      ...paymentSent(pay, fees.payer),
      expected: due,
      ...(ticketId === null ? {} : { ticketId }),
    }
    send.run(
      (key) => api.press('collectFees', { body, key }),
      (answer) => onDone(answer, due),
    )
  }
  const flip = (one: UnpaidFee): void => {
    const next = new Set(left)
    if (!next.delete(placeOf(one))) next.add(placeOf(one))
    send.clear()
    setLeft(next)
  }
  return (
    <SlipDialog
      title={words.collect}
      hint={unpaid.length === 0 ? words.none : unpaid.length > 1 ? words.collectHint : null}
      isReady={chosen.length > 0 && isPayReady(pay, due)}
      send={send}
      doWords={words.collectNow(dong(due))}
      onSubmit={submit}
      onClose={onClose}
    >
      <ul className="fees-due">
        {unpaid.map((one) => (
          <li key={placeOf(one)}>
            <Check isSelected={!left.has(placeOf(one))} onChange={() => flip(one)}>
              <span>
                {one.name} <span className="small number">{one.code}</span>
              </span>
            </Check>
            <strong className="number">{dong(one.amount)}</strong>
          </li>
        ))}
      </ul>
      <p className="fees-hero number" data-due={due}>
        {dong(due)}
      </p>
      <PayFields
        pay={pay}
        due={due}
        withCash
        onChange={(next) => {
          send.clear()
          setPay(next)
        }}
      />
    </SlipDialog>
  )
}
