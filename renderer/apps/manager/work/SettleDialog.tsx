import { useState } from 'react'
import type { ReactNode } from 'react'
import { Check } from '../../../ui/Check.tsx'
import type { WorkRequestView } from '../../../../shared/api/house-views.ts'
import { atLocal } from '../../../../shared/domain/time/vietnam-time.ts'
import { dateOf } from '../../../features/typed/read-typed.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'
import { useManagerPress } from '../use-manager-press.ts'

export type SettleDialogProps = { request: WorkRequestView; onClose: () => void }

/** The end of the day that was named as the last. */
const END_OF_DAY = '17:00'

/** Takes a request on with a day, or says what came of it; its slip is issued anew with that (BD-14.3). */
export function SettleDialog({ request, onClose }: SettleDialogProps): ReactNode {
  const { house, common } = useWords()
  const isNew = request.handler === null
  // Whoever takes it on need not write a word: what was done is asked for when it is done.
  const [words, setWords] = useState(isNew ? house.takenOn : '')
  const [partner, setPartner] = useState('')
  const [day, setDay] = useState('')
  const [isDone, setDone] = useState(false)
  const { isPending, problem, press } = useManagerPress(onClose)
  const date = dateOf(day)
  const isSaid = words.trim() !== '' && !(isDone && words === house.takenOn)
  const isReady = isSaid && (isDone || day.trim() === '' || date !== null)

  const settle = (): Promise<void> =>
    press((api) =>
      api.press('settleWorkRequest', {
        params: { requestId: request.id },
        body: {
          ...{ words: words.trim(), partner: partner.trim(), done: isDone },
          ...(isDone || date === null ? {} : { dueAt: atLocal(date, END_OF_DAY) }),
        },
      }),
    )
  return (
    <Dialog
      title={isNew ? house.takeOn : house.settleTitle}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{common.cancel}</Button>
          <Button variant="action" isDisabled={!isReady} isPending={isPending} onPress={() => void settle()}>
            {isNew && !isDone ? house.takeOn : house.settle}
          </Button>
        </>
      }
    >
      <p>{request.words}</p>
      <Field
        label={isNew && !isDone ? house.takeOnWords : house.settleWords}
        value={words}
        maxLength={2_000}
        rows={3}
        autoFocus
        onChange={setWords}
      />
      <Field label={house.partner} value={partner} maxLength={200} onChange={setPartner} />
      <Check isSelected={isDone} onChange={setDone}>
        {house.isDone}
      </Check>
      {!isDone && <Field label={house.settleDay} value={day} maxLength={10} onChange={setDay} />}
      {problem && <Notice kind="care" title={problem} live />}
    </Dialog>
  )
}
