import { useState } from 'react'
import type { ReactNode } from 'react'
import { useLiveView } from '../../../client/use-live-view.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Select } from '../../../ui/Select.tsx'
import { useWords } from '../../../ui/language.tsx'
import { useManagerPress } from '../use-manager-press.ts'
import type { PairingRequest } from './PairingPanel.tsx'

export type PairingDialogProps = {
  request: PairingRequest
  onClose: () => void
  /** @param name of the device that the machine is now */
  onDone: (name: string) => void
}

const CODE_SIGNS = 6

/** Asks for the code on the machine's screen, and which device it is to be; devices without a machine come first. */
export function PairingDialog({ request, onClose, onDone }: PairingDialogProps): ReactNode {
  const words = useWords()
  const { pairing, cancel } = words.technician
  const { view } = useLiveView('getConfiguration', {}, { interestedIn: ['device.paired', 'config.retired'] })
  const devices = (view?.devices ?? [])
    .filter(({ role }) => request.role === null || role === request.role)
    .toSorted((a, b) => Number(a.paired) - Number(b.paired))
  const [code, setCode] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const device = devices.find(({ id }) => id === chosen)
  const { isPending, problem, press } = useManagerPress(() => onDone(device?.name ?? ''))
  const isReady = code.replace(/[\s-]/g, '').length === CODE_SIGNS && device !== undefined
  return (
    <Dialog
      title={pairing.question(request.name || pairing.noName)}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{cancel}</Button>
          <Button
            variant="action"
            isDisabled={!isReady}
            isPending={isPending}
            onPress={() =>
              void press((api) =>
                api.press('acceptPairing', {
                  params: { requestId: request.id },
                  body: { code, deviceId: chosen ?? '' },
                }),
              )
            }
          >
            {pairing.press}
          </Button>
        </>
      }
    >
      {problem && <Notice kind="stop" title={problem} live />}
      <Field
        label={pairing.code}
        value={code}
        maxLength={9}
        autoFocus
        onChange={(text) => setCode(text.toUpperCase())}
      />
      <Select
        label={pairing.device}
        value={chosen}
        placeholder={pairing.choose}
        options={devices.map(({ id, name, role, paired }) => ({
          id,
          text: pairing.option(name, words.manager.devices.roles[role], paired),
        }))}
        onChange={setChosen}
      />
      {view && devices.length === 0 && <p>{pairing.none}</p>}
      {device?.paired && <Notice kind="care" title={pairing.cuts(device.name)} />}
      <p className="small">{pairing.more}</p>
    </Dialog>
  )
}
