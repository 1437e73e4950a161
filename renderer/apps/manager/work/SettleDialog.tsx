import { useState } from 'react'
import type { ReactNode } from 'react'
import { Check } from '../../../ui/Check.tsx'
import type { WorkRequestView } from '../../../../shared/api/house-views.ts'
import { atLocal } from '../../../../shared/domain/time/vietnam-time.ts'
import { usePage } from '../../../client/page.tsx'
import { dateOf } from '../../../features/typed/read-typed.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { useWords } from '../../../ui/language.tsx'

export type SettleDialogProps = { request: WorkRequestView; onClose: () => void }

/** The end of the day that was named as the last. */
const END_OF_DAY = '17:00'

/** Takes a request on with a day, or says what came of it; its slip is issued anew with that (BD-14.3). */
export function SettleDialog({ request, onClose }: SettleDialogProps): ReactNode {
  const { house, common } = useWords()
  const { api } = usePage()
  const [words, setWords] = useState('')
  const [partner, setPartner] = useState('')
  const [day, setDay] = useState('')
  const [isDone, setDone] = useState(false)
  const [isPending, setPending] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const date = dateOf(day)
  const isReady = words.trim() !== '' && (isDone || day.trim() === '' || date !== null)

  async function settle(): Promise<void> {
    setPending(true)
    const outcome = await api.press('settleWorkRequest', {
      params: { requestId: request.id },
      body: {
        ...{ words: words.trim(), partner: partner.trim(), done: isDone },
        ...(isDone || date === null ? {} : { dueAt: atLocal(date, END_OF_DAY) }),
      },
    })
    setPending(false)
    if (outcome.ok) onClose()
    else setRefusal(outcome.message)
  }
  return (
    <Dialog
      title={house.settleTitle}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{common.cancel}</Button>
          <Button variant="action" isDisabled={!isReady} isPending={isPending} onPress={() => void settle()}>
            {house.settle}
          </Button>
        </>
      }
    >
      <p>{request.words}</p>
      <Field label={house.settleWords} value={words} maxLength={2_000} rows={3} autoFocus onChange={setWords} />
      <Field label={house.partner} value={partner} maxLength={200} onChange={setPartner} />
      <Check isSelected={isDone} onChange={setDone}>
        {house.isDone}
      </Check>
      {!isDone && <Field label={house.settleDay} value={day} maxLength={10} onChange={setDay} />}
      {refusal && <p className="field-error">{refusal}</p>}
    </Dialog>
  )
}
