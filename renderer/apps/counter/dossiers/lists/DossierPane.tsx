import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { DossierView } from '../../../../../shared/api/dossier-views.ts'
import { pressing } from '../../../../../shared/domain/dossier/pressing.ts'
import { usePage } from '../../../../client/page.tsx'
import { useLiveView } from '../../../../client/use-live-view.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Notice } from '../../../../ui/Notice.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { useHotkeys } from '../../use-hotkeys.ts'
import { SlipLines } from '../SlipLines.tsx'
import { DOSSIER_EVENTS } from '../use-counts.ts'
import { AskedStep } from './AskedStep.tsx'
import { DossierFacts, DossierPapers } from './DossierFacts.tsx'
import { DossierLife } from './DossierLife.tsx'
import { DossierLine } from '../../line/DossierLine.tsx'
import { DossierMessages } from '../messages/DossierMessages.tsx'
import { PostPanel } from '../post/PostPanel.tsx'
import { ACTION_ICONS, actionsOf } from './actions.ts'
import type { DossierAction } from './actions.ts'
import { DossierQuestions } from '../agencies/DossierQuestions.tsx'
import { QUESTION_EVENTS } from '../agencies/use-agency-work.ts'
import { Hops } from './Hops.tsx'
import './lists.css'

export type DossierPaneProps = {
  dossierId: string
  ticketId: string | null
  now: number
  isLost: boolean
  isActive: boolean
  onAsking: (isAsking: boolean) => void
  onBack: () => void
  onDigitise: (dossierId: string) => void
  onDone: (words: string) => void
}

const BACK_KEY = 'Escape'
const WHOLE_KEY = 'Alt+X'
const DIGITISE_KEY = 'Alt+K'

/** One dossier: what it is, its life, its papers, and what is lawful to do next. */
export function DossierPane(props: DossierPaneProps): ReactNode {
  const { dossierId, onBack, isActive } = props
  const { dossiers: words } = useWords()
  const { view, refusal, refresh } = useLiveView(
    'getDossier',
    { dossierId },
    { interestedIn: [...DOSSIER_EVENTS, ...QUESTION_EVENTS, 'slip.cancelled', 'slip.reprinted'] },
  )
  useHotkeys(isActive ? { [BACK_KEY]: onBack } : {}, isActive)
  if (!view || view.dossier.id !== dossierId)
    return <section className="counter-panel dossiers-sent">{refusal ? refusal : words.reading}</section>
  return <Opened {...props} key={dossierId} dossier={view.dossier} onChanged={refresh} />
}

function Opened(props: DossierPaneProps & { dossier: DossierView; onChanged: () => void }): ReactNode {
  const { dossier, ticketId, now, isLost, isActive, onAsking, onBack, onDigitise, onDone } = props
  const { dossiers: words, digitise: scans } = useWords()
  const [action, setAction] = useState<DossierAction | null>(null)
  const whole = useWhole(dossier)
  const actions = actionsOf(dossier, now)

  function ask(next: DossierAction | null): void {
    setAction(next)
    onAsking(next !== null)
  }
  /** Who puts a party right has to see it whole. */
  const choose = (next: DossierAction): void => {
    if (isLost) return
    if (next === 'correct') whole.open(() => ask(next))
    else ask(next)
  }
  const digits = Object.fromEntries(actions.slice(0, 9).map((one, place) => [String(place + 1), () => choose(one)]))
  const isFree = isActive && action === null
  // Keys that write are the page's own only while there is nothing to write into.
  useHotkeys(isFree ? digits : {}, isFree)
  useHotkeys({ [WHOLE_KEY]: () => whole.open(), [DIGITISE_KEY]: () => onDigitise(dossier.id) }, isFree)
  return (
    <div className="dossiers-one">
      <section className="counter-panel dossiers-one-main">
        <PaneHead dossier={dossier} now={now} onBack={onBack} />
        {whole.refusal && <Notice kind="stop" title={whole.refusal} live />}
        <DossierFacts dossier={whole.dossier ?? dossier} now={now} />
        <Button
          variant="quiet"
          icon="person"
          hotkey={WHOLE_KEY}
          isDisabled={whole.dossier !== null}
          onPress={() => whole.open()}
        >
          {words.showWhole}
        </Button>
        <Button icon="camera" hotkey={DIGITISE_KEY} onPress={() => onDigitise(dossier.id)}>
          {scans.open}
        </Button>
        <SlipLines slips={dossier.slips} isActive={isFree} />
        <DossierPapers dossier={dossier} />
      </section>
      <aside className="dossiers-side">
        <NextSteps actions={actions} isLost={isLost} onChoose={choose} />
        <DossierQuestions {...{ dossier, now, isLost, onAsking }} onDone={props.onChanged} />
        <PostPanel {...{ dossier, isLost, onAsking }} />
        <DossierMessages dossierId={dossier.id} isLost={isLost} onAsking={onAsking} />
        <DossierLine dossierId={dossier.id} isLost={isLost} onAsking={onAsking} />
        <DossierLife dossier={dossier} />
        <Hops dossier={dossier} />
      </aside>
      {action && (
        <AskedStep
          {...{ action, ticketId, now }}
          dossier={whole.dossier ?? dossier}
          onDone={(said) => {
            ask(null)
            whole.forget()
            onDone(said)
          }}
          onClose={() => ask(null)}
        />
      )}
    </div>
  )
}

type PaneHeadProps = { dossier: DossierView; now: number; onBack: () => void }

/** The code, and how the dossier stands. */
function PaneHead({ dossier, now, onBack }: PaneHeadProps): ReactNode {
  const { dossiers: words, dossier: named } = useWords()
  const isBad = pressing(dossier, now).standing === 'late'
  const code = useRef<HTMLHeadingElement>(null)
  // The line that was opened is gone: who listens hears whose dossier this is, and Tab goes on from here.
  useEffect(() => code.current?.focus(), [])
  return (
    <header className="dossiers-one-head">
      <Button variant="quiet" icon="back" hotkey="Esc" onPress={onBack}>
        {words.lists}
      </Button>
      <h2 className="number dossiers-one-code" tabIndex={-1} ref={code}>
        {dossier.code}
      </h2>
      <p
        className="counter-state dossiers-one-state"
        data-state={isBad ? 'lost' : 'open'}
        data-dossier-state={dossier.state}
      >
        {named.states[dossier.state]}
      </p>
    </header>
  )
}

type NextStepsProps = {
  actions: readonly DossierAction[]
  isLost: boolean
  onChoose: (action: DossierAction) => void
}

/** What is lawful now, each with its digit. */
function NextSteps({ actions, isLost, onChoose }: NextStepsProps): ReactNode {
  const { dossiers: words } = useWords()
  return (
    <section className="counter-panel dossiers-actions" aria-label={words.nextSteps}>
      <h2>{words.nextSteps}</h2>
      {actions.length === 0 && <p className="small">{words.noSteps}</p>}
      {actions.map((one, place) => (
        <Button
          key={one}
          variant={place === 0 ? 'action' : 'plain'}
          icon={ACTION_ICONS[one]}
          {...(place < 9 ? { hotkey: String(place + 1) } : {})}
          isDisabled={isLost}
          onPress={() => onChoose(one)}
        >
          {words.actions[one]}
        </Button>
      ))}
    </section>
  )
}

/** All personal data, asked for by a press and noted in the journal (KT-5.1d); it goes when something changed. */
function useWhole({ id }: DossierView) {
  const { api } = usePage()
  const [whole, setWhole] = useState<DossierView | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  async function open(then: () => void): Promise<void> {
    const outcome = await api.call('openDossier', { params: { dossierId: id }, body: { purpose: 'processing' } })
    setRefusal(outcome.ok ? null : outcome.message)
    if (!outcome.ok) return
    setWhole(outcome.value.dossier)
    then()
  }
  return {
    dossier: whole,
    refusal,
    open: (then: () => void = () => {}) => void open(then),
    forget: () => setWhole(null),
  }
}
