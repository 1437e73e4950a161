import { useState } from 'react'
import type { ReactNode } from 'react'
import { NO_CASH, countedCash } from '../../../../shared/domain/fees/count-cash.ts'
import { formatDate } from '../../../../shared/i18n/format.ts'
import { CashCount } from '../../../features/fees/CashCount.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'
import { useManagerPress } from '../use-manager-press.ts'

export type CloseDayProps = {
  date: string
  /** Whose day; null: the centre's. */
  of: string | null
  name: string
  system: number
  onClose: () => void
}

/** Closes a day of an officer who is away, or that of the centre: counted by two. */
export function CloseDay({ date, of, name, system, onClose }: CloseDayProps): ReactNode {
  const { fees: words, common } = useWords()
  const [cash, setCash] = useState(NO_CASH)
  const [why, setWhy] = useState('')
  const [witness, setWitness] = useState('')
  const { isPending, problem, press } = useManagerPress(common.lost, onClose)
  const counted = countedCash(cash)
  const isOff = counted !== null && counted !== system
  const isReady = counted !== null && witness.trim() !== '' && (!isOff || why.trim() !== '')
  const body = {
    ...{ officerId: of, counted: counted ?? 0, witness: witness.trim() },
    ...(isOff ? { words: why.trim() } : {}),
  }
  const title = of === null ? words.closeCentre : `${words.closeTitle(formatDate(date))}: ${name}`
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{common.cancel}</Button>
          <Button
            variant="action"
            icon="lock"
            isDisabled={!isReady}
            isPending={isPending}
            onPress={() => void press((api) => api.press('closeFeeDay', { params: { date }, body }))}
          >
            {words.close}
          </Button>
        </>
      }
    >
      <p className="small">{words.closeHint}</p>
      <CashCount say={words} cash={cash} system={system} onChange={setCash} />
      {isOff && <Field label={words.why} value={why} maxLength={500} onChange={setWhy} />}
      <Field label={words.witness} value={witness} maxLength={120} onChange={setWitness} />
      {problem && <Notice kind="care" title={problem} live />}
    </Dialog>
  )
}
