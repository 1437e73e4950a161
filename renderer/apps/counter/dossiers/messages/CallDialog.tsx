import type { ReactNode } from 'react'
import { callOutcome } from '../../../../../shared/domain/messages/message.ts'
import type { CallOutcome } from '../../../../../shared/domain/messages/message.ts'
import { usePage } from '../../../../client/page.tsx'
import { Button } from '../../../../ui/Button.tsx'
import { Dialog } from '../../../../ui/Dialog.tsx'
import { Notice } from '../../../../ui/Notice.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { useSend } from '../use-send.ts'

/** The citizen was called: one press says how it ended (TT-4.3e**, TT-4.4b). */
export function CallDialog({ dossierId, onClose }: { dossierId: string; onClose: () => void }): ReactNode {
  const { messages: words, common } = useWords()
  const { api } = usePage()
  const send = useSend()
  const note = (outcome: CallOutcome): void =>
    send.run((key) => api.press('noteCall', { params: { dossierId }, body: { outcome }, key }), onClose)
  return (
    <Dialog
      title={words.callTitle}
      isOpen
      onClose={onClose}
      actions={<Button onPress={onClose}>{common.cancel}</Button>}
    >
      <p>{words.callOutcome}</p>
      <div className="dossiers-call-outcomes">
        {callOutcome.options.map((outcome) => (
          <Button key={outcome} isDisabled={send.isPending} onPress={() => note(outcome)}>
            {words.outcomes[outcome]}
          </Button>
        ))}
      </div>
      {send.refusal && <Notice kind="stop" title={send.refusal} live />}
    </Dialog>
  )
}
