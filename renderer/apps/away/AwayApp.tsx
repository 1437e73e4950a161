import { useEffect } from 'react'
import type { ReactNode } from 'react'
import type { ShellApi, ShellStatus, Trouble } from '../../../shared/shell/shell-api.ts'
import { FullMessage } from '../../ui/FullMessage.tsx'
import { useLanguage, useWords } from '../../ui/language.tsx'
import { DeskTrouble } from './DeskTrouble.tsx'
import { FirstStart } from './FirstStart.tsx'
import { WaitingToBeLetIn } from './WaitingToBeLetIn.tsx'
import { TechnicianDesk } from './TechnicianDesk.tsx'
import { shellApi, useShellStatus } from './use-shell.ts'
import './away.css'

/** The program's own page: shown only while there is no page of the centre, and to a technician at the machine. */
export function AwayApp(): ReactNode {
  const words = useWords()
  const shell = shellApi()
  return shell ? <InShell shell={shell} /> : <FullMessage icon="info" title={words.away.outside} />
}

function InShell({ shell }: { shell: ShellApi }): ReactNode {
  const status = useShellStatus(shell)
  useLookOf(status)
  if (!status) return null
  if (status.technician) return <TechnicianDesk shell={shell} status={status} />
  if (status.trouble === 'not-configured') return <FirstStart shell={shell} status={status} />
  if (status.trouble === 'not-paired') return <WaitingToBeLetIn shell={shell} status={status} />
  if (status.attended) return <DeskTrouble shell={shell} status={status} />
  return <CitizenTrouble status={status} />
}

/** The centre cannot start until somebody has done something: whoever waits before the screen would wait for nothing. */
const CLOSED: readonly Trouble[] = ['centre-full', 'centre-newer', 'centre-damaged']

/** A citizen is told what to do, and nothing of servers and files. */
function CitizenTrouble({ status }: { status: ShellStatus }): ReactNode {
  const { away } = useWords()
  const outOfUse = status.trouble === 'configuration-wrong'
  const isClosed = CLOSED.includes(status.trouble)
  const [hall, board] = isClosed ? [away.closed, away.closedBoard] : [away.citizen, away.board]
  const { title, lines } = outOfUse ? away.outOfUse : status.page === 'board' ? board : hall
  const icon = outOfUse || isClosed ? 'info' : 'clock'
  return <FullMessage icon={icon} title={title} lines={lines} className="away-citizen" />
}

/** Sizes for touch where citizens stand, the board's colours on a board. */
function useLookOf(status: ShellStatus | null): void {
  const choose = useLanguage()[1]
  useEffect(() => {
    if (!status) return
    const { dataset } = document.documentElement
    dataset['density'] = status.attended ? 'desk' : 'kiosk'
    if (status.page === 'board' && !status.technician) dataset['theme'] = 'dark'
  }, [status])
  const language = status?.language
  // Only what the settings say anew: somebody may have chosen another one on the page.
  useEffect(() => {
    if (language) choose(language)
  }, [language, choose])
}
