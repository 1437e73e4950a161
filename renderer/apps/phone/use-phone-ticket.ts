import { useEffect, useState, useSyncExternalStore } from 'react'
import type { PhoneTicketView } from '../../../shared/api/views.ts'
import { usePage } from '../../client/page.tsx'
import { pollWhileVisible } from '../../client/poll.ts'

const EVERY_MS = 5_000

export type PhoneTicket = {
  view: PhoneTicketView | null
  /** `unknown`: the link leads nowhere; `lost`: no answer just now, the view may be old. */
  problem: 'unknown' | 'lost' | null
}

/** The secret behind the `#` of the address; stays there, so that the page can be kept and opened again. */
export function useSecret(): string {
  return useSyncExternalStore(
    (listener) => {
      addEventListener('hashchange', listener)
      return () => removeEventListener('hashchange', listener)
    },
    () => decodeURIComponent(location.hash.slice(1)),
  )
}

/** The ticket of a secret, read again every five seconds while somebody looks at the page. */
export function usePhoneTicket(secret: string): PhoneTicket {
  const { api, platform } = usePage()
  const [ticket, setTicket] = useState<PhoneTicket>({ view: null, problem: null })
  useEffect(() => {
    setTicket({ view: null, problem: secret === '' ? 'unknown' : null })
    if (secret === '') return
    return pollWhileVisible(document, platform.timers, EVERY_MS, async (signal) => {
      const outcome = await api.call('getPhoneTicket', { params: { secret }, signal })
      if (signal.aborted) return
      if (outcome.ok) setTicket({ view: outcome.value, problem: null })
      else if (outcome.status === 400 || outcome.status === 404) setTicket({ view: null, problem: 'unknown' })
      else setTicket(({ view }) => ({ view, problem: 'lost' }))
    })
  }, [api, platform, secret])
  return ticket
}
