import type { ReactNode } from 'react'
import type { ReceptionView } from '../../../shared/api/reception-views.ts'
import type { SessionView } from '../../../shared/api/views.ts'
import { hourMinute } from '../../../shared/i18n/format.ts'
import { whyWords } from '../../features/hall-news/hall-news.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { NameStrip } from '../../ui/NameStrip.tsx'
import { useLanguage, useWords } from '../../ui/language.tsx'

export type ReceptionHeadProps = { session: SessionView; view: ReceptionView; now: number; onLogOut: () => void }

/** Who is at the desk, and whether numbers are given. */
export function ReceptionHead({ session, view, now, onLogOut }: ReceptionHeadProps): ReactNode {
  const words = useWords()
  const state = useSessionState(view)
  return (
    <NameStrip centre={view.centre} now={now}>
      <h1 className="reception-title">{words.reception.title}</h1>
      <p className="reception-who small">{session.officer.name}</p>
      <p className="reception-state" data-state={state.kind} role="status">
        <Icon name={state.kind === 'open' ? 'play' : state.kind === 'closed' ? 'pause' : 'clock'} />
        {state.text}
      </p>
      <Button variant="quiet" icon="leave" hotkey="Alt+Q" onPress={onLogOut}>
        {words.desk.logOut}
      </Button>
    </NameStrip>
  )
}

function useSessionState({ hall, services }: ReceptionView): { kind: 'open' | 'closed' | 'planned'; text: string } {
  const words = useWords()
  const [language] = useLanguage()
  const { state } = words.reception
  if (hall?.state === 'closed') return { kind: 'closed', text: state.closed(whyWords(hall, words)) }
  if (hall?.state === 'extended' && hall.until !== null)
    return { kind: 'open', text: state.extended(hourMinute(hall.until, language)) }
  const open = services.find((service) => service.open && service.kind === 'reception')
  if (!open) return { kind: 'planned', text: state.planned }
  const until = open.closesAt
  return { kind: 'open', text: until === undefined ? state.openAlways : state.open(hourMinute(until, language)) }
}
