import { createContext, useContext, useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { followLive, liveUrl } from '../../shared/api/live-client.ts'
import type { PageApi } from './api.ts'
import { createPageApi } from './api.ts'
import type { LiveHub } from './live-hub.ts'
import { createLiveHub } from './live-hub.ts'
import type { Platform } from './platform.ts'
import { browserPlatform } from './platform.ts'
import type { PageSession } from './session.ts'
import { openPageSession } from './session.ts'

/** What every page has: who it is, how it calls the centre, how it hears of changes, its clock and timers. */
export type Page = {
  session: PageSession
  api: PageApi
  platform: Platform
  live: LiveHub
  /** Loads the page anew, e.g. for a newer build. */
  reload(): void
}

/** The page of this browser tab; call it once, in `main.tsx`. */
export function openPage(): Page {
  const session = openPageSession(location, history, sessionStorage, localStorage)
  const platform = browserPlatform
  const { timers, clock, random } = platform
  return {
    session,
    platform,
    api: createPageApi(platform, session.token),
    live: createLiveHub(
      (handlers) =>
        followLive({ url: liveUrl(location.origin), token: session.token, timers, clock, random, ...handlers }),
      session.token,
      clock,
    ),
    reload: () => location.reload(),
  }
}

const PageContext = createContext<Page | null>(null)

export function PageProvider({ page, children }: { page: Page; children: ReactNode }): ReactNode {
  return <PageContext value={page}>{children}</PageContext>
}

/** @throws when it is used outside PageProvider: a programming error */
export function usePage(): Page {
  const page = useContext(PageContext)
  if (!page) throw new Error('usePage needs a PageProvider')
  return page
}

/**
 * The token of who is here now; changes with log-in and log-out. The browser's way back may show a page as it was left: since
 * then somebody else may have logged in on another page of this tab, and what the one before typed is none of his.
 */
export function useToken(): string | null {
  const { session } = usePage()
  const [token, setToken] = useState(session.token)
  useEffect(() => {
    const look = (): void => setToken(session.token())
    const leave = session.onChange(look)
    addEventListener('pageshow', look)
    return () => {
      leave()
      removeEventListener('pageshow', look)
    }
  }, [session])
  return token
}
