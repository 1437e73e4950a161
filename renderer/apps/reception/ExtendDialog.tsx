import { useState } from 'react'
import type { FormEvent, ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { useWords } from '../../ui/language.tsx'
import type { ReceptionCommands } from './use-reception.ts'
import { timeTyped } from './what-was-typed.ts'

export type ExtendDialogProps = { desk: ReceptionCommands; now: number; onClose: () => void }

/** Reception goes on beyond its hours until a time of today (BD-5.4). */
export function ExtendDialog({ desk, now, onClose }: ExtendDialogProps): ReactNode {
  const words = useWords()
  const { session: say } = words.reception
  const [time, setTime] = useState('')
  const at = timeTyped(time, now)
  const until = at !== null && at > now ? at : null

  function extend(event: FormEvent): void {
    event.preventDefault()
    if (until === null) return
    onClose()
    desk.extend(until)
  }
  return (
    <Dialog title={say.extendTitle} isOpen onClose={onClose}>
      <form className="reception-form" onSubmit={extend}>
        <Field label={say.extendTime} value={time} onChange={setTime} autoFocus />
        <div className="dialog-actions">
          <Button icon="close" hotkey="Esc" onPress={onClose}>
            {words.common.cancel}
          </Button>
          <Button type="submit" variant="action" icon="clock" hotkey="Enter" isDisabled={until === null}>
            {say.extend}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
