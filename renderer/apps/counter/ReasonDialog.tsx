import { useState } from 'react'
import type { FormEvent, ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import { ChoiceList } from '../../ui/ChoiceList.tsx'
import type { ChoiceOption } from '../../ui/ChoiceList.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { useWords } from '../../ui/language.tsx'

export type ReasonDialogProps = {
  title: string
  /** What the reasons are for. */
  asked?: string
  /** Each sent as its id. */
  reasons: readonly ChoiceOption[]
  onReason: (reason: string) => void
  onClose: () => void
  /** Things to do that need no reason, after the list. */
  others?: readonly ChoiceOption[]
  onOther?: (id: string) => void
}

const OWN = 'own-words'
const REASON_MAX = 200

/** One key gives a reason from the list; the last choice opens a line for own words. */
export function ReasonDialog({
  title,
  asked,
  reasons,
  onReason,
  onClose,
  others = [],
  onOther,
}: ReasonDialogProps): ReactNode {
  const { dialogs } = useWords().desk
  const [isOwn, setOwn] = useState(false)
  const choose = (id: string): void => {
    if (id === OWN) setOwn(true)
    else if (others.some((option) => option.id === id)) onOther?.(id)
    else onReason(id)
  }
  const groups = [
    { title: asked ?? dialogs.reason, options: [...reasons, { id: OWN, text: dialogs.ownReason }] },
    ...(others.length > 0 ? [{ title: dialogs.or, options: others }] : []),
  ]
  return (
    <Dialog title={title} isOpen onClose={onClose} actions={!isOwn && <CancelButton onPress={onClose} />}>
      {isOwn ? (
        <OwnReason onReason={onReason} onClose={onClose} />
      ) : (
        <ChoiceList label={title} groups={groups} onChoose={choose} autoFocus digits />
      )}
    </Dialog>
  )
}

function OwnReason({ onReason, onClose }: { onReason: (reason: string) => void; onClose: () => void }): ReactNode {
  const { dialogs } = useWords().desk
  const [text, setText] = useState('')
  const reason = text.trim()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (reason) onReason(reason)
  }
  return (
    <form className="counter-own-reason" onSubmit={submit}>
      <Field label={dialogs.ownReasonField} value={text} onChange={setText} maxLength={REASON_MAX} autoFocus />
      <div className="dialog-actions">
        <CancelButton onPress={onClose} />
        <Button type="submit" variant="action" hotkey="Enter" isDisabled={!reason}>
          {dialogs.confirm}
        </Button>
      </div>
    </form>
  )
}

export function CancelButton({ onPress, autoFocus = false }: { onPress: () => void; autoFocus?: boolean }): ReactNode {
  const { common } = useWords()
  return (
    <Button hotkey="Esc" autoFocus={autoFocus} onPress={onPress}>
      {common.cancel}
    </Button>
  )
}
