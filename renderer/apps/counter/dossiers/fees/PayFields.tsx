import type { ReactNode } from 'react'
import { dong } from '../../../../../shared/i18n/format.ts'
import { Field } from '../../../../ui/Field.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { Segments, segmentsOf } from '../Segments.tsx'
import { changeDue, isGivenUnread } from './pay-draft.ts'
import type { PayDraft } from './pay-draft.ts'

export type PayFieldsProps = {
  pay: PayDraft
  onChange: (pay: PayDraft) => void
  due: number
  /** Whether change is worked out. */
  withCash: boolean
}

/** How it is paid: the number of the bank's transaction, or cash with its change. */
export function PayFields({ pay, onChange, due, withCash }: PayFieldsProps): ReactNode {
  const { fees: words } = useWords()
  const left = changeDue(pay, due)
  return (
    <>
      <Segments
        label={words.method}
        value={pay.method}
        options={segmentsOf(words.methods)}
        onChange={(method) => onChange({ ...pay, method })}
      />
      <div className="dossiers-row">
        {pay.method === 'cash' ? (
          withCash && (
            <div className="fees-given">
              <Field
                label={words.given}
                value={pay.given}
                inputMode="numeric"
                maxLength={15}
                autoFocus
                error={isGivenUnread(pay) ? words.givenUnread : null}
                onChange={(given) => onChange({ ...pay, given })}
              />
            </div>
          )
        ) : (
          <Field
            label={words.reference}
            value={pay.reference}
            maxLength={40}
            autoFocus
            placeholder={words.referenceHint}
            onChange={(reference) => onChange({ ...pay, reference })}
          />
        )}
        <Field
          label={words.payer}
          value={pay.payer}
          maxLength={200}
          onChange={(payer) => onChange({ ...pay, payer })}
        />
      </div>
      {left !== null && withCash && (
        <p className={left < 0 ? 'dossiers-care fees-change' : 'fees-change'}>
          {left < 0 ? words.tooLittle(dong(-left)) : words.change(dong(left))}
        </p>
      )}
    </>
  )
}
