import type { ReactNode } from 'react'
import { Field } from '../../../../ui/Field.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { Segments, segmentsOf } from '../Segments.tsx'
import { FeeLines } from './FeeLines.tsx'
import { PartFrame } from './PartFrame.tsx'
import type { DossierDraft, VisitDraft } from './draft.ts'
import type { Patch } from './use-reception.ts'

/** How the result is received, what is paid, and what is worth a word. */
export function ResultPart({ visit, patch }: { visit: VisitDraft; patch: Patch }): ReactNode {
  const { dossiers: words } = useWords()
  const { how, where, summary, note } = visit.now
  const set = (part: Partial<DossierDraft>): void => patch((before) => ({ ...before, now: { ...before.now, ...part } }))
  return (
    <PartFrame part="result">
      <div className="dossiers-row">
        <Segments
          label={words.how}
          value={how}
          options={segmentsOf(words.hows)}
          onChange={(next) => set({ how: next })}
        />
        {how !== 'counter' && (
          <Field label={words.where[how]} value={where} maxLength={300} onChange={(next) => set({ where: next })} />
        )}
      </div>
      <FeeLines fees={visit.now.fees} onChange={(fees) => set({ fees })} />
      <div className="dossiers-row">
        <Field label={words.summary} value={summary} maxLength={500} onChange={(next) => set({ summary: next })} />
        <Field label={words.note} value={note} maxLength={500} onChange={(next) => set({ note: next })} />
      </div>
    </PartFrame>
  )
}
