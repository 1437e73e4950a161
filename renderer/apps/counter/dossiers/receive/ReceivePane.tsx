import { useEffect, useRef, useState } from 'react'
import type { ReactNode, RefObject } from 'react'
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
import type { Part } from './body.ts'
import { withAllGiven, withAnother } from './draft.ts'
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

/** Where the work of a part begins: its line of the check-list, else its first field. */
const BEGINS = ['.dossiers-line-state[tabindex="0"]', 'input:not([tabindex="-1"])', 'button']

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
    if (first) goTo(first.part)
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
        <TicketNotice visit={visit} patch={patch} current={current} />
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
          onProblem={({ part }) => goTo(part)}
        />
      </aside>
      <ReceiveDialogs reception={reception} onNoted={setNoted} />
    </div>
  )
}

/** Goes to a part of the form after the next drawing, for a part may only just be coming. */
function useGoTo(form: RefObject<HTMLDivElement | null>): (part: Part) => void {
  const [wanted, setWanted] = useState<{ part: Part } | null>(null)
  useEffect(() => {
    const place = wanted && form.current?.querySelector<HTMLElement>(`[data-part="${wanted.part}"]`)
    if (!place) return
    // In a small window the page itself scrolls, not the form.
    if (form.current && getComputedStyle(form.current).overflowY === 'visible') place.scrollIntoView()
    else form.current?.scrollTo({ top: place.offsetTop - form.current.offsetTop })
    BEGINS.map((one) => place.querySelector<HTMLElement>(one))
      .find(Boolean)
      ?.focus({ preventScroll: true })
  }, [form, wanted])
  return (part) => setWanted({ part })
}
