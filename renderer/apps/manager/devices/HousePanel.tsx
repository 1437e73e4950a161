import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { TrustView } from '../../../../shared/api/trust-view.ts'
import { Fingerprint } from '../../../features/trust/Fingerprint.tsx'
import { readTrust } from '../../../features/trust/read-trust.ts'
import { useWords } from '../../../ui/language.tsx'

/** How a new device of the house comes to its centre; nothing while the centre is for this machine only. */
export function HousePanel(): ReactNode {
  const { house } = useWords().technician
  const [view, setView] = useState<TrustView | null>(null)
  useEffect(() => {
    readTrust().then(setView, () => {})
  }, [])
  if (!view) return null
  return (
    <section aria-labelledby="group-house" data-house>
      <h2 id="group-house">{house.title}</h2>
      <p>{house.how}</p>
      <p className="devices-address">{view.page}</p>
      <Fingerprint label={house.fingerprint} value={view.fingerprint} />
      <p className="small">{house.shell(view.addresses[0] ?? '')}</p>
    </section>
  )
}
