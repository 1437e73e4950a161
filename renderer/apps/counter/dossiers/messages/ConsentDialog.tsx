import { useState } from 'react'
import type { ReactNode } from 'react'
import { Check } from '../../../../ui/Check.tsx'
import type { DossierMessages } from '../../../../../shared/api/message-views.ts'
import { usePage } from '../../../../client/page.tsx'
import { Button } from '../../../../ui/Button.tsx'
import { Dialog } from '../../../../ui/Dialog.tsx'
import { Notice } from '../../../../ui/Notice.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { useSend } from '../use-send.ts'

export type ConsentDialogProps = { dossierId: string; told: DossierMessages; onClose: () => void }

/** The citizen agrees to a way of being told, or takes it back (law-facts §7). */
export function ConsentDialog({ dossierId, told, onClose }: ConsentDialogProps): ReactNode {
  const { messages: words, common, dossiers } = useWords()
  const { api } = usePage()
  const send = useSend()
  const [channels, setChannels] = useState<readonly string[]>(told.agreed)
  const chosen = told.offered.map(({ channel }) => channel).filter((channel) => channels.includes(channel))
  function save(): void {
    if (send.isUnsure) return send.again()
    send.run(
      (key) => api.press('setMessageConsent', { params: { dossierId }, body: { channels: chosen }, key }),
      onClose,
    )
  }
  return (
    <Dialog
      title={words.change}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{common.cancel}</Button>
          <Button variant="action" icon="check" isPending={send.isPending} onPress={save}>
            {words.save}
          </Button>
        </>
      }
    >
      <p>{words.askHint}</p>
      {told.offered.map(({ channel, hasAddress }) => (
        <Check
          key={channel}
          isDisabled={!hasAddress && !channels.includes(channel)}
          isSelected={channels.includes(channel)}
          onChange={(is) => setChannels((all) => (is ? [...all, channel] : all.filter((one) => one !== channel)))}
        >
          {words.channels[channel]}
          {!hasAddress && <span className="small">{`(${channel === 'email' ? words.noEmail : words.noAddress})`}</span>}
        </Check>
      ))}
      {send.isUnsure && <Notice kind="care" title={dossiers.unsure} live />}
      {send.refusal && <Notice kind="stop" title={send.refusal} live />}
    </Dialog>
  )
}
