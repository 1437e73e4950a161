import type { ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { useWords } from '../../ui/language.tsx'
import type { DetailsProps } from './RatingForm.tsx'
import { ChosenLevel, Consent, RatingReasons } from './RatingReasons.tsx'
import { phoneNumber } from './levels.ts'

export const COMMENT_MAX = 1_000
const PHONE_MAX = 20

/** Reasons, own words and a telephone number on a page with a keyboard of its own; all of it may be left out. */
export function RatingDetails(props: DetailsProps): ReactNode {
  const { rating, onChange, followUp, isSending, onSend, onBack } = props
  const words = useWords()
  const isWrong = rating.phone.length > 0 && phoneNumber(rating.phone) === null
  return (
    <>
      <ChosenLevel {...props} />
      <RatingReasons {...props} />
      <Field
        label={words.rating.comment}
        value={rating.comment}
        onChange={(comment) => onChange({ comment })}
        rows={3}
        maxLength={COMMENT_MAX}
        placeholder={words.rating.commentPlaceholder}
      />
      {followUp && (
        <Field
          label={words.rating.phone}
          value={rating.phone}
          onChange={(phone) => onChange({ phone })}
          inputMode="numeric"
          maxLength={PHONE_MAX}
          error={isWrong ? words.rating.phoneWrong : null}
        />
      )}
      {followUp && rating.phone !== '' && <Consent {...props} />}
      {followUp && rating.phone !== '' && !rating.consents && <p className="small">{words.rating.phoneNeedsConsent}</p>}
      <div className="rating-actions">
        <Button icon="back" onPress={onBack} isDisabled={isSending}>
          {words.rating.change}
        </Button>
        <Button variant="action" icon="send" isPending={isSending} onPress={onSend}>
          {isSending ? words.rating.sending : words.rating.send}
        </Button>
      </div>
    </>
  )
}
