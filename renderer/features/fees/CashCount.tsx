import type { ReactNode } from 'react'
import { cashFound } from '../../../shared/domain/fees/count-cash.ts'
import type { CashDraft } from '../../../shared/domain/fees/count-cash.ts'
import { NOTES } from '../../../shared/domain/fees/ledger.ts'
import { dong } from '../../../shared/i18n/format.ts'
import type { Words } from '../../../shared/i18n/vi.ts'
import { Field } from '../../ui/Field.tsx'
import './fees.css'

export type CashCountProps = {
  /** Words of the page that asks. */
  say: Words['fees']
  cash: CashDraft
  /** What the journal says is there. */
  system: number
  onChange: (cash: CashDraft) => void
}

/** Cash counted note by note against what the journal says. */
export function CashCount({ say, cash, system, onChange }: CashCountProps): ReactNode {
  const counted = cashFound(cash, system)
  const difference = counted === null ? null : counted - system
  return (
    <div className="cash-count">
      <fieldset className="cash-notes">
        <legend className="field-label">{say.notes}</legend>
        {NOTES.map((note, place) => (
          <Field
            key={note}
            label={dong(note)}
            value={cash.notes[note] ?? ''}
            inputMode="numeric"
            maxLength={5}
            autoFocus={place === 0}
            onChange={(typed) => onChange({ ...cash, notes: { ...cash.notes, [note]: typed } })}
          />
        ))}
        <Field
          label={say.coins}
          value={cash.rest}
          inputMode="numeric"
          maxLength={15}
          onChange={(rest) => onChange({ ...cash, rest })}
        />
      </fieldset>
      <dl className="cash-sums">
        <div>
          <dt>{say.system}</dt>
          <dd className="number">{dong(system)}</dd>
        </div>
        <div>
          <dt>{say.counted}</dt>
          <dd className="number">{counted === null ? '–' : dong(counted)}</dd>
        </div>
        <div data-bad={(difference ?? 0) !== 0 || undefined}>
          <dt>{say.difference}</dt>
          <dd className="number">
            {difference === null ? '–' : difference === 0 ? say.noDifference : signedDong(difference)}
          </dd>
        </div>
      </dl>
    </div>
  )
}

/** An amount with its sign. */
export const signedDong = (amount: number): string => (amount < 0 ? `−${dong(-amount)}` : dong(amount))
