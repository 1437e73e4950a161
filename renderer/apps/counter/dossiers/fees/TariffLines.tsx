import type { ReactNode } from 'react'
import { Check } from '../../../../ui/Check.tsx'
import { dong } from '../../../../../shared/i18n/format.ts'
import { Field } from '../../../../ui/Field.tsx'
import { Select } from '../../../../ui/Select.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { amountsOf } from './tariff-draft.ts'
import type { Exempt, TariffDraft } from './tariff-draft.ts'
import './fees.css'

const NOT_EXEMPT = '-'

export type TariffLinesProps = {
  tariff: readonly TariffDraft[]
  onChange: (tariff: readonly TariffDraft[]) => void
}

/** The lines of the tariff that hold (BD-2.4): required ones are on, and only what it lets off can be let off. */
export function TariffLines({ tariff, onChange }: TariffLinesProps): ReactNode {
  const { fees: words } = useWords()
  const change = (place: number, part: Partial<TariffDraft>): void =>
    onChange(tariff.map((one, i) => (i === place ? { ...one, ...part } : one)))
  return (
    <fieldset className="fees-tariff">
      <legend className="field-label">{words.tariff}</legend>
      {tariff.map((one, place) => (
        <TariffRow key={one.line.code} one={one} onChange={(part) => change(place, part)} />
      ))}
    </fieldset>
  )
}

function TariffRow({ one, onChange }: { one: TariffDraft; onChange: (part: Partial<TariffDraft>) => void }): ReactNode {
  const { fees: words, dossiers } = useWords()
  const { line, isOn, count, exempt } = one
  const amounts = amountsOf(one)
  return (
    <div className="fees-tariff-row" data-fee={line.code}>
      <Check isSelected={isOn} isReadOnly={line.required} onChange={(next) => onChange({ isOn: next })}>
        <span>
          <strong>{line.name}</strong>{' '}
          <span className="small">
            {dossiers.feeKinds[line.kind]} · {line.basis}
          </span>
        </span>
      </Check>
      {isOn && line.unit !== null && (
        <div className="fees-count">
          <Field
            label={words.pieces(line.unit)}
            value={count}
            inputMode="numeric"
            maxLength={4}
            error={amounts ? null : words.badCount}
            onChange={(next) => onChange({ count: next })}
          />
        </div>
      )}
      {isOn && line.reductions.length > 0 && (
        <Select
          label={dossiers.exempt}
          options={[
            { id: NOT_EXEMPT, text: dossiers.notExempt },
            ...line.reductions.map(({ reason, percent }) => ({
              id: reason,
              text: words.reduction(dossiers.exemptions[reason], percent),
            })),
          ]}
          value={exempt ?? NOT_EXEMPT}
          onChange={(id) => onChange({ exempt: id === NOT_EXEMPT ? null : (id as Exempt) })}
        />
      )}
      <p className="fees-amount">
        {isOn && amounts && amounts.full !== amounts.taken && <s className="small">{dong(amounts.full)}</s>}{' '}
        <strong>{isOn && amounts ? dong(amounts.taken) : '–'}</strong>
        <span className="small">{dossiers.whens[line.when]}</span>
      </p>
    </div>
  )
}
