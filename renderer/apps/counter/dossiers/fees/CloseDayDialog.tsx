import { useState } from 'react'
import type { ReactNode } from 'react'
import type { AnswerOf } from '../../../../../shared/api/operations.ts'
import { NO_CASH, countedCash } from '../../../../../shared/domain/fees/count-cash.ts'
import { formatDate } from '../../../../../shared/i18n/format.ts'
import { usePage } from '../../../../client/page.tsx'
import { CashCount } from '../../../../features/fees/CashCount.tsx'
import { Field } from '../../../../ui/Field.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { SlipDialog } from '../SlipDialog.tsx'
import { useSend } from '../use-send.ts'

export type Closed = AnswerOf<'closeFeeDay'>
export type CloseDayDialogProps = {
  day: AnswerOf<'getFeeDay'>['day']
  onDone: (closed: Closed) => void
  onClose: () => void
}

/** Closes one's own day: two people count, a difference has its reason, and the list is signed. */
export function CloseDayDialog({ day, onDone, onClose }: CloseDayDialogProps): ReactNode {
  const { fees: words } = useWords()
  const { api } = usePage()
  const send = useSend()
  const [cash, setCash] = useState(NO_CASH)
  const [why, setWhy] = useState('')
  const [witness, setWitness] = useState('')
  const counted = countedCash(cash)
  const isOff = counted !== null && counted !== day.totals.cash
  const isReady = counted !== null && witness.trim() !== '' && (!isOff || why.trim() !== '')
  const set =
    <T,>(change: (value: T) => void) =>
    (value: T) => {
      send.clear()
      change(value)
    }
  function submit(): void {
    const body = {
      ...{ officerId: day.officerId, counted: counted ?? 0, witness: witness.trim() },
      ...(isOff ? { words: why.trim() } : {}),
    }
    send.run((key) => api.press('closeFeeDay', { params: { date: day.date }, body, key }), onDone)
  }
  return (
    <SlipDialog
      title={words.closeTitle(formatDate(day.date))}
      hint={words.closeHint}
      isReady={isReady}
      send={send}
      doWords={words.close}
      onSubmit={submit}
      onClose={onClose}
    >
      <CashCount say={words} cash={cash} system={day.totals.cash} onChange={set(setCash)} />
      {isOff && <Field label={words.why} value={why} maxLength={500} onChange={set(setWhy)} />}
      <Field label={words.witness} value={witness} maxLength={120} onChange={set(setWitness)} />
    </SlipDialog>
  )
}
