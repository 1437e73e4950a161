import type { ReactNode } from 'react'
import type { TicketView } from '../../../../../shared/api/views.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Notice } from '../../../../ui/Notice.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { isBegun } from './draft.ts'
import type { VisitDraft } from './draft.ts'
import type { Patch } from './use-reception.ts'

export type TicketNoticeProps = {
  visit: VisitDraft
  patch: Patch
  current: TicketView | null
  /** The question is answered and goes: the work goes on in the form. */
  onBound: () => void
}

/** The form was begun for another number than the one in service: which is it for? Nothing is guessed, nothing is lost. */
export function TicketNotice({ visit, patch, current, onBound }: TicketNoticeProps): ReactNode {
  const { dossiers: words } = useWords()
  const { ticket } = visit
  if (!isBegun(visit) || ticket?.id === current?.id) return null
  const bind = (to: VisitDraft['ticket']): void => {
    patch((before) => ({ ...before, ticket: to }))
    onBound()
  }
  const use = current && (
    <Button icon="paper" onPress={() => bind({ id: current.id, number: current.number })}>
      {words.useTicket(current.number)}
    </Button>
  )
  if (ticket === null) return use && <div className="dossiers-row">{use}</div>
  return (
    <Notice
      kind="care"
      title={current ? words.otherTicket(ticket.number, current.number) : words.otherTicketNone(ticket.number)}
      live
    >
      <div className="dossiers-row">
        {use}
        <Button onPress={() => bind(null)}>{words.useNone}</Button>
      </div>
    </Notice>
  )
}
