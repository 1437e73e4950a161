import type { ReactNode } from 'react'
import type { DeliveryTask } from '../../../../shared/api/sync-views.ts'
import { useKept } from '../../../features/unsaved/use-unsaved.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'
import { useManagerPress } from '../use-manager-press.ts'

export type SettleDialogProps = { how: 'correct' | 'close'; task: DeliveryTask; onClose: () => void }

/** Puts a refused row right, or ends it with a note. */
export function SettleDialog({ how, task, onClose }: SettleDialogProps): ReactNode {
  const words = useWords()
  const text = words.sync.tasks
  const isClosing = how === 'close'
  const title = isClosing ? text.closeTitle : text.correctTitle
  const first = isClosing || task.value === null ? '' : String(task.value)
  const [typed, keep, forget] = useKept(`${how} ${task.seq}`, first, title)
  const { isPending, problem, press } = useManagerPress(forget, onClose)
  const type = (next: string): void => keep(() => next)
  const asksValue = !isClosing && task.value !== null && task.field !== null
  const params = { seq: String(task.seq) }
  const send = (): void =>
    void press((api) =>
      isClosing
        ? api.press('closeDelivery', { params, body: { note: typed.trim() } })
        : api.press('correctDelivery', { params, body: changeOf(task, typed) }),
    )
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{words.common.cancel}</Button>
          <Button
            variant="action"
            icon={isClosing ? 'close' : 'send'}
            isDisabled={isClosing && typed.trim() === ''}
            isPending={isPending}
            onPress={send}
          >
            {isClosing ? text.close : text.correct}
          </Button>
        </>
      }
    >
      <p>{isClosing ? text.closeHint : text.correctHint}</p>
      {isClosing && <Field label={text.note} value={typed} onChange={type} maxLength={500} />}
      {asksValue && <Field label={text.value} value={typed} onChange={type} maxLength={300} />}
      {problem && <Notice kind="care" title={problem} live />}
    </Dialog>
  )
}

type Body = { change?: { field: string; value: string | number | boolean } }

/** The place with what was typed, as the kind of value that it was; nothing where it was left as it is. */
function changeOf({ field, value }: DeliveryTask, typed: string): Body {
  if (field === null || value === null || typed === String(value)) return {}
  if (typeof value === 'number' && Number.isFinite(Number(typed))) return { change: { field, value: Number(typed) } }
  return { change: { field, value: typeof value === 'boolean' ? typed === 'true' : typed } }
}
