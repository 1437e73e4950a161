import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { EventType } from '../../../shared/domain/events/catalogue.ts'
import type { SessionView } from '../../../shared/api/views.ts'
import { usePage, useToken } from '../../client/page.tsx'
import { useLiveView } from '../../client/use-live-view.ts'
import { useWords } from '../../ui/language.tsx'
import { useLeave } from '../unsaved/use-leave.tsx'
import { UnsavedProvider } from '../unsaved/use-unsaved.tsx'
import { RestoredNotice } from '../restored/RestoredNotice.tsx'
import { LogIn } from './LogIn.tsx'
import type { LogInPage } from './log-in-problem.ts'

const INTERESTED: EventType[] = [
  'session.started',
  'session.ended',
  'officer.defined',
  'counter.defined',
  'setting.changed',
]

export type SessionGateProps = {
  atCounter: boolean
  /** The page that asks, when it needs no counter: who belongs there is told in its words. */
  page?: LogInPage
  /**
   * The page of somebody who is logged in. `logOut` says whether the centre has ended the session; it asks first where
   * something would be lost. A counter asks in its own words.
   */
  children: (session: SessionView, logOut: () => Promise<boolean>) => ReactNode
}

/** Asks for a log-in before the page of the staff, and again when the session has ended. */
export function SessionGate({ atCounter, page = 'manager', children }: SessionGateProps): ReactNode {
  const { api, session } = usePage()
  const words = useWords()
  const token = useToken()
  const [ended, setEnded] = useState(false)
  const leaving = useRef(false)

  async function logOut(): Promise<boolean> {
    leaving.current = true
    const outcome = await api.press('deleteSession', { body: {} })
    leaving.current = false
    if (!outcome.ok && outcome.code !== 'NOT_AUTHENTICATED') return false
    setEnded(false)
    session.setSessionToken(null)
    return true
  }

  function onEnded(): void {
    if (leaving.current) return
    setEnded(true)
    session.setSessionToken(null)
  }

  if (session.sessionToken() === null)
    return <LogIn atCounter={atCounter} page={page} reason={ended ? words.logIn.ended : null} />
  return (
    <Inside key={token} onEnded={onEnded}>
      {(view) => (
        <UnsavedProvider>
          {atCounter ? children(view, logOut) : <Leaving logOut={logOut}>{(leave) => children(view, leave)}</Leaving>}
        </UnsavedProvider>
      )}
    </Inside>
  )
}

type LogOut = () => Promise<boolean>

function Leaving({ logOut, children }: { logOut: LogOut; children: (leave: LogOut) => ReactNode }): ReactNode {
  const { leave, question } = useLeave(logOut)
  return (
    <>
      {children(leave)}
      {question}
    </>
  )
}

function Inside({
  onEnded,
  children,
}: {
  onEnded: () => void
  children: (session: SessionView) => ReactNode
}): ReactNode {
  const words = useWords()
  const { view, refusal } = useLiveView('getSession', {}, { interestedIn: INTERESTED })
  const isEnded = refusal === 'NOT_AUTHENTICATED'
  const tellEnd = useEffectEvent(onEnded)
  useEffect(() => {
    if (isEnded) tellEnd()
  }, [isEnded])
  if (!view) return <p role="status">{words.common.connecting}</p>
  return (
    <>
      <RestoredNotice />
      {children(view)}
    </>
  )
}
