import type { ReactNode } from 'react'
import { Check } from '../../../../ui/Check.tsx'
import { Field } from '../../../../ui/Field.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { Segments, segmentsOf } from '../Segments.tsx'
import { dong } from '../../../../../shared/i18n/format.ts'
import { TariffLines } from '../fees/TariffLines.tsx'
import { feesTotal } from '../fees/tariff-draft.ts'
import { useTariff } from '../fees/use-tariff.ts'
import { FeeLines } from './FeeLines.tsx'
import { withSure } from './draft.ts'
import { PartFrame } from './PartFrame.tsx'
import type { DossierDraft, VisitDraft } from './draft.ts'
import type { Patch } from './use-reception.ts'

type ResultPartProps = {
  visit: VisitDraft
  patch: Patch
  /** The centre has asked whether an amount is right. */
  isUnusual: boolean
}

/** How the result is received, what is paid, and what is worth a word. */
export function ResultPart({ visit, patch, isUnusual }: ResultPartProps): ReactNode {
  const { dossiers: words, fees } = useWords()
  const { how, where, summary, note, tariff } = visit.now
  const { all, now: atOnce } = feesTotal(visit.now)
  useTariff(visit, patch)
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
      {tariff.length > 0 ? (
        <TariffLines tariff={tariff} onChange={(next) => set({ tariff: next, sure: false })} />
      ) : (
        <FeeLines fees={visit.now.fees} onChange={(fees) => set({ fees, sure: false })} />
      )}
      {(isUnusual || visit.now.sure) && (
        <Check isSelected={visit.now.sure} onChange={(sure) => patch((before) => withSure(before, sure))}>
          {fees.sure}
        </Check>
      )}
      {all > 0 && <p className="fees-total">{fees.toPay(dong(all), all === atOnce ? null : dong(atOnce))}</p>}
      <div className="dossiers-row">
        <Field label={words.summary} value={summary} maxLength={500} onChange={(next) => set({ summary: next })} />
        <Field label={words.note} value={note} maxLength={500} onChange={(next) => set({ note: next })} />
      </div>
    </PartFrame>
  )
}
