import { useEffect, useState, useSyncExternalStore } from 'react'
import type { PhoneTicketView, TicketState } from '../../../shared/api/views.ts'
import { usePage } from '../../client/page.tsx'
import { pollWhileVisible } from '../../client/poll.ts'

/** Whoever may be called any moment hears of it within three seconds; who has long to wait spares the battery. */
const SOON_MS = 2_000
const LATER_MS = 6_000
const DONE_MS = 15_000
/** People ahead from which the turn is not near. */
const FAR = 4
const OVER: readonly TicketState[] = ['finished', 'cancelled', 'expired']
/** A mobile line drops an answer now and then; one alone is no loss of the connection. */
const LOST_AFTER = 2

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

/** How soon to ask again, in ms. */
export function paceOf(view: PhoneTicketView | null): number {
  if (view === null) return SOON_MS
  const { state, ahead } = view.ticket
  if (OVER.includes(state)) return DONE_MS
  return state === 'waiting' && ahead >= FAR ? LATER_MS : SOON_MS
}

/** The ticket of a secret, read again and again while somebody looks at the page. */
export function usePhoneTicket(secret: string): PhoneTicket {
  const { api, platform } = usePage()
  const [ticket, setTicket] = useState<PhoneTicket>({ view: null, problem: null })
  useEffect(() => {
    setTicket({ view: null, problem: secret === '' ? 'unknown' : null })
    if (secret === '') return
    let newest: PhoneTicketView | null = null
    let failed = 0
    const pace = (): number => paceOf(newest)
    return pollWhileVisible(document, platform.timers, pace, async (signal) => {
      const outcome = await api.call('getPhoneTicket', { params: { secret }, signal })
      if (signal.aborted) return
      failed = outcome.ok ? 0 : failed + 1
      if (outcome.ok) {
        newest = outcome.value
        setTicket({ view: newest, problem: null })
      } else if (outcome.status === 400 || outcome.status === 404) setTicket({ view: null, problem: 'unknown' })
      else if (newest === null || failed >= LOST_AFTER) setTicket(({ view }) => ({ view, problem: 'lost' }))
    })
  }, [api, platform, secret])
  return ticket
}
