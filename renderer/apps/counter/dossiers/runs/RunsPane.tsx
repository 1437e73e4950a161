import { useState } from 'react'
import type { ReactNode } from 'react'
import type { RunView } from '../../../../../shared/api/house-views.ts'
import { useLiveView } from '../../../../client/use-live-view.ts'
import { Notice } from '../../../../ui/Notice.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { useSlipPaper } from '../../../../features/slips/use-slip-paper.ts'
import { ListLine } from './ListLine.tsx'
import { RunDialog } from './RunDialog.tsx'
import { RunGroup, byTime } from './RunGroup.tsx'
import type { RunTime } from './RunGroup.tsx'
import { TakeDialog } from './TakeDialog.tsx'
import { RUN_EVENTS } from './use-watch.ts'
import './runs.css'

export type RunsPaneProps = { isLost: boolean; onAsking: (isAsking: boolean) => void }

/** What is asked: the papers of a run for an agency out, or its results in. */
type Asked = { readonly kind: 'out'; readonly run: RunView } | { readonly kind: 'in'; readonly time: RunTime }

/** The runs of the day, and the lists that went, until both sides have signed (TT-4.2b, TT-4.2c, KT-4.1). */
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
        <h2 id="runs-title" className="runs-title">
          {house.today}
        </h2>
        {view.runs.length === 0 ? (
          <p className="dossiers-empty">{house.noRuns}</p>
        ) : (
          <ul>
            {byTime(view.runs).map((time) => (
              <RunGroup
                key={`${time.by} ${time.name}`}
                {...{ time, now, isLost }}
                onHand={(run) => ask({ kind: 'out', run })}
                onTake={(one) => ask({ kind: 'in', time: one })}
              />
            ))}
          </ul>
        )}
      </section>
      <section className="counter-panel runs-panel" aria-labelledby="lists-title">
        <h2 id="lists-title" className="runs-title">
          {house.lists}
        </h2>
        {paper.refusal && <Notice kind="stop" title={paper.refusal} live />}
        {view.handOvers.length === 0 && <p className="dossiers-empty">{house.noLists}</p>}
        <ul>
          {view.handOvers.map((list) => (
            <ListLine key={list.id} {...{ list, now, isLost, paper }} onDone={refresh} />
          ))}
        </ul>
      </section>
      {asked?.kind === 'out' && <RunDialog run={asked.run} onDone={done} onClose={() => ask(null)} />}
      {asked?.kind === 'in' && <TakeDialog run={asked.time.name} now={now} onDone={done} onClose={() => ask(null)} />}
    </div>
  )
}
