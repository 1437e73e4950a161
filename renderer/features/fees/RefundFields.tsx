import type { ReactNode } from 'react'
import { Check } from '../../ui/Check.tsx'
import { dong } from '../../../shared/i18n/format.ts'
import type { Words } from '../../../shared/i18n/vi.ts'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import { placeOf } from './use-refund.ts'
import type { Refund } from './use-refund.ts'
import './fees.css'

export type RefundFieldsProps = {
  /** Words of the page that asks. */
  say: Words['fees']
  refund: Refund
  onChange: (part: Partial<Refund>) => void
}

/** Which lines are paid back and why: by the tariff's own text, else by one that a leader names. */
export function RefundFields({ say, refund, onChange }: RefundFieldsProps): ReactNode {
  const { open, chosen, cause, method, ground } = refund
  const { cash, transfer, qr, card } = say.methods
  const optionsOf = (words: Readonly<Record<string, string>>): { id: string; text: string }[] =>
    Object.entries(words).map(([id, text]) => ({ id, text }))
  function flip(place: string, isOn: boolean): void {
    const next = new Set(chosen)
    if (isOn) next.add(place)
    else next.delete(place)
    onChange({ chosen: next })
  }
  return (
    <>
      <ul className="fee-lines">
        {open.map((line) => (
          <li key={placeOf(line)}>
            <Check isSelected={chosen.has(placeOf(line))} onChange={(isOn) => flip(placeOf(line), isOn)}>
              <span>
                {line.name} {line.refund && <span className="small">{line.refund}</span>}
              </span>
            </Check>
            <strong className="number">{dong(line.amount)}</strong>
          </li>
        ))}
      </ul>
      <Select
        label={say.cause}
        options={optionsOf(say.refundCauses)}
        value={cause}
        onChange={(id) => onChange({ cause: id as Refund['cause'] })}
      />
      <Select
        label={say.method}
        options={optionsOf({ cash, transfer, qr, card })}
        value={method}
        onChange={(id) => onChange({ method: id as Refund['method'] })}
      />
      <Field
        label={say.ground}
        value={ground}
        maxLength={300}
        placeholder={say.groundHint}
        onChange={(next) => onChange({ ground: next })}
      />
    </>
  )
}
