import { useState } from 'react'
import type { ReactNode } from 'react'
import type { RunView } from '../../../../../shared/api/house-views.ts'
import { sameDay, weekdayDate } from '../../../../../shared/i18n/format.ts'
import { useLiveView } from '../../../../client/use-live-view.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Icon } from '../../../../ui/Icon.tsx'
import type { IconName } from '../../../../ui/Icon.tsx'
import { Notice } from '../../../../ui/Notice.tsx'
import { useLanguage, useWords } from '../../../../ui/language.tsx'
import { useSlipPaper } from '../use-slip-paper.ts'
import { RunDialog } from './RunDialog.tsx'
import { ListLine } from './ListLine.tsx'
import { TakeDialog } from './TakeDialog.tsx'
import { RUN_EVENTS } from './use-watch.ts'
import './runs.css'

export type RunsPaneProps = { isLost: boolean; onAsking: (isAsking: boolean) => void }

/** What is asked: the papers of a run out, or its results in. */
type Asked = { readonly kind: 'out' | 'in'; readonly run: RunView }

/** The runs of the day for each agency, and the lists that went, until both sides have signed (TT-4.2b, TT-4.2c, KT-4.1). */
export function RunsPane({ isLost, onAsking }: RunsPaneProps): ReactNode {
  const { dossiers, house } = useWords()
  const { view, now, refresh } = useLiveView('listRuns', {}, { interestedIn: RUN_EVENTS, everyMinute: true, query: {} })
  const [asked, setAsked] = useState<Asked | null>(null)
  const paper = useSlipPaper()
  const ask = (next: Asked | null): void => {
    setAsked(next)
    onAsking(next !== null)
  }
  if (!view) return <p className="dossiers-empty">{dossiers.reading}</p>
  const done = (slipId: string | undefined): void => {
    ask(null)
    refresh()
    if (slipId !== undefined) paper.print(slipId, 'all')
  }
  return (
    <div className="runs">
      <section className="counter-panel runs-panel" aria-labelledby="runs-title">
        <h2 id="runs-title">{house.today}</h2>
        {view.runs.length === 0 ? (
          <p className="dossiers-empty">{house.noRuns}</p>
        ) : (
          <ul className="runs-list">
            {view.runs.map((run) => (
              <RunLine key={`${run.by} ${run.name} ${run.agencyId}`} run={run} now={now} isLost={isLost} onAsk={ask} />
            ))}
          </ul>
        )}
      </section>
      <section className="counter-panel runs-panel" aria-labelledby="lists-title">
        <h2 id="lists-title">{house.lists}</h2>
        {paper.refusal && <Notice kind="stop" title={paper.refusal} live />}
        {view.handOvers.length === 0 && <p className="dossiers-empty">{house.noLists}</p>}
        <ul className="runs-list">
          {view.handOvers.map((list) => (
            <ListLine key={list.id} {...{ list, now, isLost, paper }} onDone={refresh} />
          ))}
        </ul>
      </section>
      {asked?.kind === 'out' && <RunDialog run={asked.run} onDone={done} onClose={() => ask(null)} />}
      {asked?.kind === 'in' && <TakeDialog run={asked.run} now={now} onDone={done} onClose={() => ask(null)} />}
    </div>
  )
}

const RUN_ICONS: Readonly<Record<RunView['state'], IconName>> = {
  coming: 'clock',
  now: 'bell',
  missed: 'alert',
  done: 'check',
}

type RunLineProps = { run: RunView; now: number; isLost: boolean; onAsk: (asked: Asked) => void }

function RunLine({ run, now, isLost, onAsk }: RunLineProps): ReactNode {
  const { house } = useWords()
  const [language] = useLanguage()
  const day = sameDay(run.by, now) ? '' : weekdayDate(run.by, language)
  return (
    <li className="runs-line" data-run-state={run.state} data-run={run.name} data-agency={run.agencyId}>
      <span className="runs-when">
        <strong>{house.run(run.name)}</strong>
        {day && <span className="small">{day}</span>}
      </span>
      <span className="runs-who">
        {run.agency}
        <span className="runs-state small">
          <Icon name={RUN_ICONS[run.state]} />
          {house.states[run.state]} · {house.waiting(run.waiting)}
        </span>
      </span>
      <span className="runs-do">
        {run.waiting > 0 && (
          <Button icon="send" isDisabled={isLost} onPress={() => onAsk({ kind: 'out', run })}>
            {house.handRun}
          </Button>
        )}
        {sameDay(run.by, now) && (
          <Button variant="quiet" icon="hand" isDisabled={isLost} onPress={() => onAsk({ kind: 'in', run })}>
            {house.takeRun}
          </Button>
        )}
      </span>
    </li>
  )
}
