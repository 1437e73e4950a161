import type { ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useWords } from '../../ui/language.tsx'
import { Spoken } from './use-spoken.ts'
import './message.css'

/** Asked before the screen starts over. Any touch is an answer; the button is for who looks for one. */
export function StillHere({ left, onHere }: { left: number | null; onHere: () => void }): ReactNode {
  const words = useWords()
  return (
    <Dialog
      title={words.kiosk.stillHere}
      isOpen={left !== null}
      onClose={onHere}
      actions={
        <Button variant="action" icon="hand" className="kiosk-here" onPress={onHere}>
          {words.kiosk.iAmHere}
        </Button>
      }
    >
      <Spoken clips={['guide-still-here']} />
      <p>{words.kiosk.stillHereHint(left ?? 0)}</p>
    </Dialog>
  )
}
