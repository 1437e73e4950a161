import { useState } from 'react'
import type { ReactNode } from 'react'
import type { AnswerOf } from '../../../../shared/api/operations.ts'
import { hourMinute } from '../../../../shared/i18n/format.ts'
import { usePage } from '../../../client/page.tsx'
import { useLiveView } from '../../../client/use-live-view.ts'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { PairingDialog } from './PairingDialog.tsx'
import { useRefreshed } from './use-refreshed.ts'

export type PairingRequest = AnswerOf<'listPairingRequests'>['requests'][number]

const AGAIN_MS = 4_000

/** Machines that ask to be let in; nothing while there are none. */
export function PairingPanel(): ReactNode {
  const { api } = usePage()
  const words = useWords()
  const [language] = useLanguage()
  const { pairing } = words.technician
  const { view, refresh } = useLiveView('listPairingRequests', {}, { interestedIn: ['device.paired'] })
  const [asked, setAsked] = useState<PairingRequest | null>(null)
  const [accepted, setAccepted] = useState<string | null>(null)
  useRefreshed(refresh, AGAIN_MS)
  const requests = view?.requests ?? []
  async function refuse({ id }: PairingRequest): Promise<void> {
    await api.press('refusePairing', { params: { requestId: id }, body: {} })
    refresh()
  }
  return (
    <>
      <p className="device-news device-news-good" role="status">
        {accepted !== null && (
          <>
            <Icon name="check" />
            {pairing.done(accepted)}
          </>
        )}
      </p>
      {requests.length > 0 && (
        <section aria-labelledby="group-pairing">
          <h2 id="group-pairing">{pairing.title}</h2>
          <ul className="devices-list">
            {requests.map((request) => (
              <li key={request.id} className="device device-care" data-pairing={request.id}>
                <h3>
                  {request.name || pairing.noName}{' '}
                  <span className="small">{request.role ? words.manager.devices.roles[request.role] : ''}</span>
                </h3>
                <p className="device-state">
                  <Icon name="info" />
                  {pairing.waits(hourMinute(request.askedAt, language))}
                </p>
                <ul className="device-facts small">
                  {request.address !== '' && <li>{pairing.from(request.address)}</li>}
                  <li>{pairing.until(hourMinute(request.expiresAt, language))}</li>
                </ul>
                <div className="device-presses">
                  <Button icon="check" onPress={() => setAsked(request)}>
                    {pairing.press}
                  </Button>
                  <Button onPress={() => void refuse(request)}>{pairing.refuse}</Button>
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      {asked && (
        <PairingDialog
          request={asked}
          onClose={() => setAsked(null)}
          onDone={(name) => {
            setAsked(null)
            setAccepted(name)
            refresh()
          }}
        />
      )}
    </>
  )
}
