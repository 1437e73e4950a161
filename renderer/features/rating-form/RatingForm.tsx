import { useState } from 'react'
import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { Notice } from '../../ui/Notice.tsx'
import { useWords } from '../../ui/language.tsx'
import { whilePending } from '../../ui/while-pending.ts'
import { Face } from './Face.tsx'
import { RatingDetails } from './RatingDetails.tsx'
import { levelWords, levelsOf, needsDetails } from './levels.ts'
import type { Rating, Scale } from './levels.ts'
import './rating-form.css'

/** `sent`, `already` (somebody rated this service before), or `failed`: may be tried again. */
export type RatingOutcome = 'sent' | 'already' | 'failed'

export type RatingFormProps = {
  scale: Scale
  /** Offered with low levels. */
  reasons: readonly { code: string; text: string }[]
  /** Sends the rating and says how it ended. */
  onSubmit: (rating: Rating) => Promise<RatingOutcome>
  /** After `sent` or `already`, e.g. to go back to the waiting screen of a tablet. */
  onDone?: () => void
  /** A low level without a touch for so long is sent as it is, without reasons: nobody's rating is lost on a tablet. */
  sendAloneAfterSeconds?: number
}

/** One touch rates. A low level asks for reasons and words, only if wished. */
export function RatingForm({ scale, reasons, onSubmit, onDone, sendAloneAfterSeconds }: RatingFormProps): ReactNode {
  const words = useWords()
  const [low, setLow] = useState<number | null>(null)
  const [sending, setSending] = useState<number | null>(null)
  const [outcome, setOutcome] = useState<RatingOutcome | null>(null)

  async function send(rating: Rating): Promise<void> {
    if (sending !== null) return
    setSending(rating.level)
    const ended = await onSubmit(rating)
    setSending(null)
    setOutcome(ended)
    if (ended !== 'failed') onDone?.()
  }

  const choose = (level: number): void => {
    if (needsDetails(level, scale)) setLow(level)
    else void send({ level, reasons: [], comment: '' })
  }

  if (outcome === 'sent')
    return (
      <Notice kind="good" title={words.rating.thanks} live>
        <p>{words.rating.thanksHint}</p>
      </Notice>
    )
  if (outcome === 'already') return <Notice kind="good" title={words.rating.already} live />
  return (
    <section className="rating" aria-label={words.rating.question}>
      {outcome === 'failed' && <Notice kind="care" title={words.rating.notSent} live />}
      {low === null ? (
        <>
          <h2 className="rating-question">{words.rating.question}</h2>
          <ul className="rating-levels" data-scale={scale}>
            {levelsOf(scale).map((level) => (
              <li key={level}>
                <AriaButton
                  className="rating-level"
                  {...whilePending(sending !== null, () => choose(level))}
                  data-busy={sending === level || undefined}
                >
                  <Face level={level} scale={scale} />
                  <span>{levelWords(words, level, scale)}</span>
                </AriaButton>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <RatingDetails
          level={low}
          scale={scale}
          reasons={reasons}
          isSending={sending !== null}
          onSend={(rating) => void send(rating)}
          onBack={() => setLow(null)}
          {...(sendAloneAfterSeconds ? { sendAloneAfterSeconds } : {})}
        />
      )}
    </section>
  )
}
