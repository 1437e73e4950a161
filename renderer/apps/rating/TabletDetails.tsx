import { useState } from 'react'
import type { ReactNode } from 'react'
import { COMMENT_MAX } from '../../features/rating-form/RatingDetails.tsx'
import type { DetailsProps } from '../../features/rating-form/RatingForm.tsx'
import { ChosenLevel, Consent, RatingReasons } from '../../features/rating-form/RatingReasons.tsx'
import { phoneNumber } from '../../features/rating-form/levels.ts'
import { Button } from '../../ui/Button.tsx'
import { Keypad } from '../../ui/Keypad.tsx'
import { TouchTextField } from '../../ui/keyboard/TouchTextField.tsx'
import { useWords } from '../../ui/language.tsx'

const PHONE_MAX = 11

/** Reasons first; own words and a telephone number each on a screen of their own, with keys that a finger hits. */
export function TabletDetails(props: DetailsProps): ReactNode {
  const [step, setStep] = useState<'reasons' | 'comment' | 'phone'>('reasons')
  const toReasons = (): void => setStep('reasons')
  if (step === 'comment') return <CommentStep {...props} onDone={toReasons} />
  if (step === 'phone') return <PhoneStep {...props} onDone={toReasons} />
  return <ReasonsStep {...props} onComment={() => setStep('comment')} onPhone={() => setStep('phone')} />
}

function ReasonsStep(props: DetailsProps & { onComment: () => void; onPhone: () => void }): ReactNode {
  const { rating, followUp, isSending, onSend, onBack, onComment, onPhone } = props
  const words = useWords()
  const hasPhone = rating.consents && phoneNumber(rating.phone) !== null
  return (
    <>
      <div className="tablet-chosen">
        <ChosenLevel {...props} />
        <Button icon="back" variant="quiet" onPress={onBack} isDisabled={isSending}>
          {words.rating.change}
        </Button>
      </div>
      <RatingReasons {...props} />
      <div className="rating-actions">
        <Button icon={rating.comment.trim() ? 'check' : 'message'} onPress={onComment} isDisabled={isSending}>
          {rating.comment.trim() ? words.ratingDesk.commentKept : words.ratingDesk.addComment}
        </Button>
        {followUp && (
          <Button icon={hasPhone ? 'check' : 'phone'} onPress={onPhone} isDisabled={isSending}>
            {hasPhone ? words.ratingDesk.phoneKept : words.ratingDesk.addPhone}
          </Button>
        )}
        <Button variant="action" icon="send" isPending={isSending} onPress={onSend}>
          {isSending ? words.rating.sending : words.rating.send}
        </Button>
      </div>
    </>
  )
}

function CommentStep({ rating, onChange, onDone }: DetailsProps & { onDone: () => void }): ReactNode {
  const words = useWords()
  return (
    <div className="tablet-comment">
      <TouchTextField
        label={words.rating.comment}
        value={rating.comment}
        onChange={(comment) => onChange({ comment })}
        rows={3}
        maxLength={COMMENT_MAX}
        placeholder={words.rating.commentPlaceholder}
        autoFocus
      />
      <div className="rating-actions">
        <Button
          icon="close"
          onPress={() => {
            onChange({ comment: '' })
            onDone()
          }}
        >
          {words.ratingDesk.noComment}
        </Button>
        <Button variant="action" icon="check" onPress={onDone}>
          {words.ratingDesk.done}
        </Button>
      </div>
    </div>
  )
}

/** The number stays only when it is whole and the citizen has agreed; otherwise it goes with this screen. */
function PhoneStep(props: DetailsProps & { onDone: () => void }): ReactNode {
  const { rating, onChange, onDone } = props
  const words = useWords()
  const isWhole = phoneNumber(rating.phone) !== null
  return (
    <div className="tablet-phone">
      <div className="tablet-phone-words">
        <h2>{words.rating.phone}</h2>
        <p className="tablet-phone-number number" role="status">
          {rating.phone || words.ratingDesk.phoneEmpty}
        </p>
        <Consent {...props} />
        <div className="rating-actions">
          <Button
            icon="close"
            onPress={() => {
              onChange({ phone: '', consents: false })
              onDone()
            }}
          >
            {words.ratingDesk.noPhone}
          </Button>
          <Button variant="action" icon="check" isDisabled={!isWhole || !rating.consents} onPress={onDone}>
            {words.ratingDesk.done}
          </Button>
        </div>
      </div>
      <Keypad
        label={words.rating.phone}
        value={rating.phone}
        onChange={(phone) => onChange({ phone })}
        maxLength={PHONE_MAX}
      />
    </div>
  )
}
