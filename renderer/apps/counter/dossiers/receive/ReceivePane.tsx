import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { TicketView } from '../../../../../shared/api/views.ts'
import { Notice } from '../../../../ui/Notice.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { useHotkeys } from '../../use-hotkeys.ts'
import { AgencyPart } from '../agencies/AgencyPart.tsx'
import { CodesNotice } from './CodesNotice.tsx'
import { DuePanel } from './DuePanel.tsx'
import { ALL_GIVEN_KEY, PapersPart } from './PapersPart.tsx'
import { PartyPart } from './PartyPart.tsx'
import { ProcedurePart } from './ProcedurePart.tsx'
import { ReceiveDialogs } from './ReceiveDialogs.tsx'
import { ResultPart } from './ResultPart.tsx'
import { TicketNotice } from './TicketNotice.tsx'
import { WAY_KEYS, WaysOut } from './WaysOut.tsx'
import { PARTS, visitProblems } from './body.ts'
import { withAllGiven, withAnother } from './draft.ts'
import { useGoTo } from './go-to.ts'
import { useDue } from './use-due.ts'
import type { Reception } from './use-reception.ts'
import './receive.css'

export type ReceivePaneProps = {
  reception: Reception
  current: TicketView | null
  isLost: boolean
  now: number
  /** Keys belong to this pane: no question of the desk is open. */
  isActive: boolean
}

/** Reception in one screen: the form, what it comes to, three ways out (KT-12.1, TQ-7.2). */
export function ReceivePane({ reception, current, isLost, now, isActive }: ReceivePaneProps): ReactNode {
  const { dossiers: words } = useWords()
  const { visit, patch, send, question } = reception
  const form = useRef<HTMLDivElement>(null)
  const due = useDue(visit, now)
  const [isCheckNeeded, setCheckNeeded] = useState(false)
  const [noted, setNoted] = useState<string | null>(null)
  const problems = visitProblems(visit, due.state !== 'own', isCheckNeeded)
  const isReady = problems.length === 0
  const hasKeys = isActive && question === null
  const goTo = useGoTo(form)

  function receive(): void {
    if (send.isUnsure) return send.again()
    if (isReady && !isLost) return reception.receive()
    const [first] = problems
    if (first) goTo(first.part, first.code)
  }
  function addAnother(): void {
    if (!isReady) return receive()
    patch(withAnother)
    goTo('procedure')
  }
  useHotkeys(
    {
      ...Object.fromEntries(PARTS.map((part, place) => [`Alt+${place + 1}`, () => goTo(part)])),
      [ALL_GIVEN_KEY]: () => patch(withAllGiven),
      [WAY_KEYS.receive]: receive,
      [WAY_KEYS.supplement]: () => !send.isUnsure && reception.ask('supplement'),
      [WAY_KEYS.refuse]: () => !send.isUnsure && reception.ask('refuse'),
      [WAY_KEYS.another]: () => !send.isUnsure && addAnother(),
      [WAY_KEYS.agency]: () => !send.isUnsure && visit.now.procedure && reception.ask('agency'),
    },
    hasKeys,
  )
  return (
    <div className="dossiers-receive">
      <div className="dossiers-form" ref={form} inert={send.isUnsure || send.isPending}>
        <TicketNotice {...{ visit, patch, current }} onBound={() => goTo('party')} />
        <PartyPart visit={visit} patch={patch} />
        <ProcedurePart
          visit={visit}
          patch={patch}
          serviceId={current?.serviceId ?? null}
          onChosen={() => goTo('papers')}
        />
        <PapersPart visit={visit} patch={patch} />
        {visit.now.procedure && (
          <AgencyPart
            procedureId={visit.now.procedure.id}
            {...{ visit, patch, isLost }}
            ticketId={current?.id ?? null}
            isActive={hasKeys}
            onNeed={setCheckNeeded}
          />
        )}
        <ResultPart visit={visit} patch={patch} isUnusual={send.code === 'FEE_UNUSUAL'} />
      </div>
      <aside className="dossiers-side">
        <DuePanel {...{ due, visit, patch }} isActive={hasKeys} />
        {visit.now.procedure && <CodesNotice procedureId={visit.now.procedure.id} />}
        {send.isUnsure && <Notice kind="care" title={words.unsure} live />}
        {send.refusal && <Notice kind="stop" title={send.refusal} live />}
        {noted && <Notice kind="info" title={noted} live />}
        <WaysOut
          {...{ reception, problems, isLost }}
          onReceive={receive}
          onAnother={addAnother}
          onProblem={({ part, code }) => goTo(part, code)}
        />
      </aside>
      <ReceiveDialogs reception={reception} onNoted={setNoted} onCleared={() => goTo('party')} />
    </div>
  )
}
