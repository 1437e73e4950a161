import { useState } from 'react'
import type { ReactNode } from 'react'
import type { ConfigurationView } from '../../../../shared/api/config-views.ts'
import { usePage } from '../../../client/page.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'

type TokenDialogProps = { device: ConfigurationView['devices'][number]; onClose: () => void }

/** Asks first, for the device that works is cut off; then shows the new code once. */
export function TokenDialog({ device, onClose }: TokenDialogProps): ReactNode {
  const { api } = usePage()
  const { admin: words, common } = useWords()
  const [token, setToken] = useState<string | null>(null)
  const [fault, setFault] = useState<string | null>(null)

  async function make(): Promise<void> {
    const outcome = await api.call('issueDeviceToken', { params: { deviceId: device.id }, body: {} })
    if (outcome.ok) setToken(outcome.value.token)
    else setFault(outcome.code === 'NO_ANSWER' ? words.change.noAnswer : outcome.message)
  }
  const { role } = device
  return (
    <Dialog
      title={words.token.title(device.name)}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{token === null ? common.cancel : common.close}</Button>
          {token === null && (
            <Button variant="action" autoFocus onPress={() => void make()}>
              {words.token.make}
            </Button>
          )}
        </>
      }
    >
      {fault && <Notice kind="stop" title={fault} live />}
      {token === null ? (
        <p>{words.token.sure}</p>
      ) : (
        <>
          <p>{words.token.hint}</p>
          <dl className="admin-code">
            {role !== 'station' && (
              <div>
                <dt>{words.token.address}</dt>
                <dd>{`${location.origin}/${role}/#token=${token}`}</dd>
              </div>
            )}
            <div>
              <dt>{words.token.code}</dt>
              <dd>{token}</dd>
            </div>
          </dl>
        </>
      )}
    </Dialog>
  )
}
