import type { KeyboardEvent, ReactNode } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'
import { CancelButton } from '../ReasonDialog.tsx'
import type { Send } from './use-send.ts'

export type SlipDialogProps = {
  title: string
  /** One sentence above the fields. */
  hint?: string | null
  /** The sentence says why it cannot be done. */
  isBad?: boolean
  isReady: boolean
  send: Send
  /** What Enter with Alt does, in words; the slip is made unless told. */
  doWords?: string
  /** There is nothing to fill in: Enter does it. */
  autoFocusDo?: boolean
  isWide?: boolean
  onSubmit: () => void
  onClose: () => void
  children: ReactNode
}

const SEND_KEY = 'Alt+Enter'

/** A question whose answer goes to the centre: it stays open, with every word, until the centre has answered. */
export function SlipDialog(props: SlipDialogProps): ReactNode {
  const { title, hint, isBad = false, isReady, send, doWords, autoFocusDo = false, isWide = false } = props
  const { onSubmit, onClose, children } = props
  const { dossiers: words } = useWords()
  // While nobody knows whether it was done the question stays, with the key that does it once.
  const close = (): void => {
    if (!send.isUnsure && !send.isPending) onClose()
  }
  const go = (): void => {
    if (send.isUnsure) send.again()
    else if (isReady) onSubmit()
  }
  function onKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !event.altKey || event.repeat) return
    event.preventDefault()
    event.stopPropagation()
    go()
  }
  return (
    <Dialog
      title={title}
      isOpen
      isWide={isWide}
      onClose={close}
      actions={
        <>
          <CancelButton onPress={close} />
          <Button
            variant="action"
            hotkey={SEND_KEY}
            autoFocus={autoFocusDo}
            isDisabled={!isReady && !send.isUnsure}
            isPending={send.isPending}
            onPress={go}
          >
            {send.isUnsure ? words.sendAgain : (doWords ?? words.issueSlip)}
          </Button>
        </>
      }
    >
      {/* Before the fields: a list that has the focus would open with this key. */}
      <div className="dossiers-dialog" onKeyDownCapture={onKey}>
        {hint && <p className={isBad ? 'dossiers-care' : 'small'}>{hint}</p>}
        <div className="dossiers-dialog-fields" inert={send.isUnsure || send.isPending}>
          {children}
        </div>
        {send.isUnsure && <Notice kind="care" title={words.unsure} live />}
        {send.refusal && <Notice kind="stop" title={send.refusal} live />}
      </div>
    </Dialog>
  )
}
