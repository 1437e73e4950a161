import type { ReactNode } from 'react'
import type { SessionView } from '../../../shared/api/views.ts'
import { Button } from '../../ui/Button.tsx'
import { NameStrip } from '../../ui/NameStrip.tsx'
import { useWords } from '../../ui/language.tsx'

export type OfficeStripProps = {
  session: SessionView
  logOut: () => Promise<boolean>
  /** Time of the centre in ms; null: not heard yet. */
  now: number | null
  /** The way to the other pages, for whom there are some. */
  children: ReactNode
}

/** The head of a page of leader and technician: who has logged in, and the way out. */
export function OfficeStrip({ session, logOut, now, children }: OfficeStripProps): ReactNode {
  const words = useWords()
  return (
    <NameStrip centre={session.centre} now={now}>
      {children}
      <div>
        <p>{session.officer.name}</p>
        <p className="small">{session.officer.position}</p>
      </div>
      <Button variant="quiet" icon="leave" onPress={() => void logOut()}>
        {words.desk.logOut}
      </Button>
    </NameStrip>
  )
}
