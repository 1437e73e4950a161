import { useCallback, useEffect, useState } from 'react'
import { readTrust } from '../../features/trust/read-trust.ts'
import type { TrustView } from '../../../shared/api/trust-view.ts'

/** Whether this device believes the centre's certificate. */
export type Verdict = 'checking' | 'trusted' | 'stranger'

/** What the centre says of its certificate (`none`: nothing could be read), and whether this device takes it. */
export function useTrust(): { view: TrustView | 'none' | null; verdict: Verdict; check: () => void } {
  const [view, setView] = useState<TrustView | 'none' | null>(null)
  const [verdict, setVerdict] = useState<Verdict>('checking')
  useEffect(() => {
    readTrust().then(
      (read) => setView(read ?? 'none'),
      () => setView('none'),
    )
  }, [])
  const check = useCallback(() => {
    if (view === null || view === 'none') return
    setVerdict('checking')
    void isTrusted(view.addresses).then((trusted) => setVerdict(trusted ? 'trusted' : 'stranger'))
  }, [view])
  useEffect(check, [check])
  // Who comes back from the settings finds the answer there.
  useEffect(() => {
    const onShow = (): void => {
      if (document.visibilityState === 'visible') check()
    }
    document.addEventListener('visibilitychange', onShow)
    return () => document.removeEventListener('visibilitychange', onShow)
  }, [check])
  return { view, verdict, check }
}

/** A browser answers nothing at all where it does not believe the certificate. */
async function isTrusted(addresses: readonly string[]): Promise<boolean> {
  for (const address of addresses)
    try {
      await fetch(`${address}/v1/health`, { mode: 'no-cors', cache: 'no-store' })
      return true
    } catch {
      // Another address of the same machine may be reachable from here.
    }
  return false
}
