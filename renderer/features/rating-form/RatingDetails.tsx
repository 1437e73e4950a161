import { useEffect, useEffectEvent, useState } from 'react'
import type { ReactNode } from 'react'
import { ToggleButton } from 'react-aria-components'
import { usePage } from '../../client/page.tsx'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useWords } from '../../ui/language.tsx'
import { Face } from './Face.tsx'
import { levelWords } from './levels.ts'
import type { Rating, Scale } from './levels.ts'

export type RatingDetailsProps = {
  level: number
  scale: Scale
  reasons: readonly { code: string; text: string }[]
  isSending: boolean
  onSend: (rating: Rating) => void
  onBack: () => void
  sendAloneAfterSeconds?: number
}

const COMMENT_MAX = 1_000

/** Reasons and own words for a low level; all of it may be left out. */
export function RatingDetails(props: RatingDetailsProps): ReactNode {
  const { level, scale, reasons, isSending, onSend, onBack } = props
  const words = useWords()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [comment, setComment] = useState('')
  const send = (): void => onSend({ level, reasons: [...chosen], comment: comment.trim() })
  useSendAlone(props.sendAloneAfterSeconds, `${[...chosen].join()} ${comment}`, send)

  const toggle = (code: string) => (isSelected: boolean) => {
    const next = new Set(chosen)
    if (isSelected) next.add(code)
    else next.delete(code)
    setChosen(next)
  }
  return (
    <>
      <p className="rating-chosen">
        <Face level={level} scale={scale} />
        {levelWords(words, level, scale)}
      </p>
      {reasons.length > 0 && (
        <fieldset className="rating-reasons">
          <legend>{words.rating.reasonsQuestion}</legend>
          {reasons.map(({ code, text }) => (
            <ToggleButton key={code} className="rating-reason" isSelected={chosen.has(code)} onChange={toggle(code)}>
              <span className="rating-tick">{chosen.has(code) && <Icon name="check" />}</span>
              {text}
            </ToggleButton>
          ))}
        </fieldset>
      )}
      <Field
        label={words.rating.comment}
        value={comment}
        onChange={setComment}
        rows={3}
        maxLength={COMMENT_MAX}
        placeholder={words.rating.commentPlaceholder}
      />
      <div className="rating-actions">
        <Button icon="back" onPress={onBack} isDisabled={isSending}>
          {words.rating.change}
        </Button>
        <Button variant="action" icon="send" isPending={isSending} onPress={send}>
          {isSending ? words.rating.sending : words.rating.send}
        </Button>
      </div>
    </>
  )
}

/** Sends what was entered when nothing has changed for so many seconds; never when they are not given. */
function useSendAlone(seconds: number | undefined, entered: string, send: () => void): void {
  const { timers } = usePage().platform
  const sendLatest = useEffectEvent(send)
  useEffect(() => {
    if (seconds === undefined) return
    return timers.after(seconds * 1_000, () => sendLatest())
  }, [timers, seconds, entered])
}
