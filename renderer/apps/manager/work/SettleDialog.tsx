import type { ReactNode } from 'react'
import { Check } from '../../../ui/Check.tsx'
import type { WorkRequestView } from '../../../../shared/api/house-views.ts'
import { atLocal } from '../../../../shared/domain/time/vietnam-time.ts'
import { dateOf } from '../../../features/typed/read-typed.ts'
import { useKept } from '../../../features/unsaved/use-unsaved.tsx'
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
  const first = { words: isNew ? house.takenOn : '', partner: '', day: '', isDone: false }
  const title = isNew ? house.takeOn : house.settleTitle
  const [draft, keep, forget] = useKept(`work ${request.id}`, first, title)
  const { words, partner, day, isDone } = draft
  const set = (part: Partial<typeof draft>): void => keep((before) => ({ ...before, ...part }))
  const { isPending, problem, press } = useManagerPress(forget, onClose)
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
      title={title}
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
        onChange={(typed) => set({ words: typed })}
      />
      <Field label={house.partner} value={partner} maxLength={200} onChange={(typed) => set({ partner: typed })} />
      <Check isSelected={isDone} onChange={(is) => set({ isDone: is })}>
        {house.isDone}
      </Check>
      {!isDone && (
        <Field label={house.settleDay} value={day} maxLength={10} onChange={(typed) => set({ day: typed })} />
      )}
      {problem && <Notice kind="care" title={problem} live />}
    </Dialog>
  )
}
