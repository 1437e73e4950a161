import { useState } from 'react'
import type { ReactNode } from 'react'
import type { DueDateView } from '../../../../../shared/api/due-views.ts'
import { dueStepsInWords } from '../../../../../shared/i18n/due-words.ts'
import { hourMinute, sameDay, weekdayDate } from '../../../../../shared/i18n/format.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Field } from '../../../../ui/Field.tsx'
import { useLanguage, useWords } from '../../../../ui/language.tsx'
import { useHotkeys } from '../../use-hotkeys.ts'
import type { VisitDraft } from './draft.ts'
import type { Due } from './use-due.ts'
import type { Patch } from './use-reception.ts'

const WHY_KEY = 'Alt+V'

export type DuePanelProps = { due: Due; visit: VisitDraft; patch: Patch; isActive: boolean }

/** When the result will be there, and why. */
export function DuePanel({ due, visit, patch, isActive }: DuePanelProps): ReactNode {
  const { dossiers: words } = useWords()
  const [isWhy, setWhy] = useState(false)
  const toggle = (): void => setWhy(!isWhy)
  useHotkeys({ [WHY_KEY]: toggle }, isActive)
  return (
    <section className="counter-panel dossiers-due" aria-label={words.due} data-due={due.state}>
      <h2 className="small">{words.due}</h2>
      {due.state === 'none' && <p>{words.dueNone}</p>}
      {due.state === 'loading' && <p>{words.dueLoading}</p>}
      {due.state === 'refused' && <p className="field-error">{due.message}</p>}
      {due.state === 'own' && <OwnDate visit={visit} patch={patch} />}
      {due.state === 'counted' && <Counted view={due.view} isWhy={isWhy} onWhy={toggle} />}
    </section>
  )
}

type CountedProps = { view: DueDateView; isWhy: boolean; onWhy: () => void }

function Counted({ view, isWhy, onWhy }: CountedProps): ReactNode {
  const all = useWords()
  const { dossiers: words } = all
  const [language] = useLanguage()
  const at = (ms: number): string =>
    sameDay(ms, view.countsFrom)
      ? hourMinute(ms, language)
      : `${hourMinute(ms, language)}, ${weekdayDate(ms, language)}`
  return (
    <>
      <p className="dossiers-due-at">
        <strong className="number">{hourMinute(view.due, language)}</strong>
        <strong>{weekdayDate(view.due, language)}</strong>
      </p>
      <p className="small">{words.limit(view.limit.words)}</p>
      {view.needsNote && <p className="dossiers-care">{words.needsNote}</p>}
      {view.forward && view.forward.rule !== 'at-once' && (
        <p className="small">{words.forwardBy(at(view.forward.by))}</p>
      )}
      {view.paper && <p className="small">{words.paperBy(at(view.paper.by))}</p>}
      <Button variant="quiet" icon="info" hotkey={WHY_KEY} aria-pressed={isWhy} onPress={onWhy}>
        {isWhy ? words.hideWhy : words.why}
      </Button>
      {isWhy && (
        <ol className="dossiers-why">
          {dueStepsInWords(view.steps, all, language).map(({ sentence, source }, place) => (
            <li key={place}>
              {sentence} <span className="small">{source}</span>
            </li>
          ))}
        </ol>
      )}
    </>
  )
}

function OwnDate({ visit, patch }: Pick<DuePanelProps, 'visit' | 'patch'>): ReactNode {
  const { dossiers: words } = useWords()
  const { dueDay, dueTime, procedure } = visit.now
  const limits = [...new Set(procedure?.limits.map((limit) => limit.words))].join(' · ')
  const set = (part: { dueDay?: string; dueTime?: string }): void =>
    patch((before) => ({ ...before, now: { ...before.now, ...part } }))
  return (
    <>
      <p>{words.dueOwn}</p>
      {limits && <p className="small">{words.limit(limits)}</p>}
      <div className="dossiers-row">
        <Field
          label={words.dueDay}
          value={dueDay}
          placeholder={words.birthHint}
          maxLength={10}
          onChange={(text) => set({ dueDay: text })}
        />
        <Field label={words.dueTime} value={dueTime} maxLength={8} onChange={(text) => set({ dueTime: text })} />
      </div>
    </>
  )
}
