import type { ReactNode } from 'react'
import type { CentreView } from '../../../../shared/api/views.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { TouchTextField } from '../../../ui/keyboard/TouchTextField.tsx'
import { useWords } from '../../../ui/language.tsx'
import { FindFrame } from '../find/FindFrame.tsx'

export type ContactScreenProps = {
  centre: CentreView
  now: number
  contact: string
  state: 'rest' | 'pending' | 'failed'
  onContact: (contact: string) => void
  onBack: () => void
  onSend: () => void
}

/** How to reach the citizen, only by wish, with what it is used for beside it (law-facts §7). */
export function ContactScreen(props: ContactScreenProps): ReactNode {
  const { centre, now, contact, state, onContact, onBack, onSend } = props
  const { feedback } = useWords()
  return (
    <FindFrame
      centre={centre}
      now={now}
      layout="split"
      onBack={onBack}
      top={
        <>
          <h1 className="kiosk-title kiosk-typing-title">{feedback.contactTitle}</h1>
          <p>{feedback.contactLead}</p>
        </>
      }
      action={
        <Button variant="action" icon="send" isPending={state === 'pending'} onPress={onSend}>
          {state === 'pending' ? feedback.sending : feedback.send}
        </Button>
      }
    >
      <TouchTextField label={feedback.contact} value={contact} onChange={onContact} maxLength={200} />
      <p className="kiosk-consent">{feedback.consent}</p>
      {state === 'failed' && <Notice kind="care" title={feedback.notSent} live />}
    </FindFrame>
  )
}
