import type { ReactNode } from 'react'
import { Button } from '../../../../ui/Button.tsx'
import { Field } from '../../../../ui/Field.tsx'
import { Select } from '../../../../ui/Select.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { Segments, segmentsOf } from '../Segments.tsx'
import type { TypedFee } from '../fees/tariff-draft.ts'

const NOT_EXEMPT = '-'
const NEW: TypedFee = { kind: 'charge', amount: '', exempt: null, when: 'reception' }

export type FeeLinesProps = { fees: readonly TypedFee[]; onChange: (fees: readonly TypedFee[]) => void }

/** Fees and charges, with what is let off and why; nothing is taken beyond the law, so there are no words of an own (BD-2.4). */
export function FeeLines({ fees, onChange }: FeeLinesProps): ReactNode {
  const { dossiers: words } = useWords()
  const change = (place: number, part: Partial<TypedFee>): void =>
    onChange(fees.map((fee, i) => (i === place ? { ...fee, ...part } : fee)))
  return (
    <div className="dossiers-fees">
      {fees.map(({ kind, amount, exempt, when }, place) => (
        <div key={place} className="dossiers-row">
          <Segments
            label={words.feeKind}
            value={kind}
            options={segmentsOf(words.feeKinds)}
            onChange={(next) => change(place, { kind: next })}
          />
          <div className="dossiers-amount">
            <Field
              label={words.amount}
              value={amount}
              inputMode="numeric"
              maxLength={15}
              autoFocus={amount === ''}
              onChange={(next) => change(place, { amount: next })}
            />
          </div>
          <Select
            label={words.exempt}
            options={[{ id: NOT_EXEMPT, text: words.notExempt }, ...segmentsOf(words.exemptions)]}
            value={exempt ?? NOT_EXEMPT}
            onChange={(id) =>
              change(place, { exempt: id in words.exemptions ? (id as NonNullable<TypedFee['exempt']>) : null })
            }
          />
          <Segments
            label={words.when}
            value={when}
            options={segmentsOf(words.whens)}
            onChange={(next) => change(place, { when: next })}
          />
          <Button variant="quiet" icon="close" onPress={() => onChange(fees.filter((_, i) => i !== place))}>
            {words.remove}
          </Button>
        </div>
      ))}
      <Button variant="quiet" onPress={() => onChange([...fees, NEW])}>
        {words.addFee}
      </Button>
    </div>
  )
}
