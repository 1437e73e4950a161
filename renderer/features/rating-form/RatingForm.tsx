import { useEffect, useEffectEvent, useState } from 'react'
import type { ComponentType, ReactNode } from 'react'
import { usePage } from '../../client/page.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useWords } from '../../ui/language.tsx'
import { RatingLevels } from './RatingLevels.tsx'
import { needsDetails } from './levels.ts'
import type { Rating, Scale } from './levels.ts'
import './rating-form.css'

/** `sent`, `already` (somebody rated this service before), or `failed`: may be tried again. */
export type RatingOutcome = 'sent' | 'already' | 'failed'

/** What a page shows for the reasons, words and telephone number after a low level. */
export type DetailsProps = {
  rating: Rating
  onChange: (change: Partial<Rating>) => void
  scale: Scale
  reasons: readonly { code: string; text: string }[]
  followUp: boolean
  isSending: boolean
  onSend: () => void
  onBack: () => void
}

export type RatingFormProps = {
  scale: Scale
  /** Offered with low levels. */
  reasons: readonly { code: string; text: string }[]
  /** Whether a second question asks for the process of settlement (BD-18.2b). */
  process: boolean
  /** Whether a telephone number may be left for a call back. */
  followUp: boolean
  /** How the page asks for details: fields on a phone, steps with large keys on a tablet. */
  Details: ComponentType<DetailsProps>
  /** Sends the rating and says how it ended. */
  onSubmit: (rating: Rating) => Promise<RatingOutcome>
  /** What was begun is sent as it is after so long without a change: nobody's rating is lost on a tablet. */
  sendAloneAfterSeconds?: number
}

const NOTHING_SAID = { process: null, reasons: [], comment: '', phone: '', consents: false } as const

/** One touch rates. A low level asks for reasons and words, only if wished. */
export function RatingForm(props: RatingFormProps): ReactNode {
  const { scale, reasons, process, followUp, Details, onSubmit, sendAloneAfterSeconds } = props
  const words = useWords()
  const [rating, setRating] = useState<Rating | null>(null)
  const [step, setStep] = useState<'officer' | 'process' | 'details'>('officer')
  const [sending, setSending] = useState<number | null>(null)
  const [outcome, setOutcome] = useState<RatingOutcome | null>(null)
  const isOver = outcome === 'sent' || outcome === 'already'

  async function send(final: Rating): Promise<void> {
    if (sending !== null || isOver) return
    setSending(final.level)
    const ended = await onSubmit(final)
    setSending(null)
    setOutcome(ended)
  }
  useSendAlone(isOver ? undefined : sendAloneAfterSeconds, rating, (begun) => void send(begun))

  /** On to what is still to be asked; without it, off it goes. */
  function goOn(next: Rating, from: 'officer' | 'process'): void {
    setRating(next)
    if (from === 'officer' && process) return setStep('process')
    if (needsDetails(next.level, scale) || (next.process !== null && needsDetails(next.process, scale)))
      return setStep('details')
    void send(next)
  }
  function back(): void {
    setRating(null)
    setStep('officer')
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
      {(step === 'officer' || rating === null) && (
        <RatingLevels
          question={words.rating.question}
          scale={scale}
          sending={sending}
          onChoose={(level) => goOn({ ...NOTHING_SAID, reasons: [], level }, 'officer')}
        />
      )}
      {step === 'process' && rating && (
        <>
          <RatingLevels
            key="process"
            question={words.rating.processQuestion}
            scale={scale}
            sending={sending}
            onChoose={(level) => goOn({ ...rating, process: level }, 'process')}
          />
          <Button variant="quiet" className="rating-pass" onPress={() => goOn(rating, 'process')}>
            {words.rating.noAnswer}
          </Button>
        </>
      )}
      {step === 'details' && rating && (
        <Details
          rating={rating}
          onChange={(change) => setRating({ ...rating, ...change })}
          scale={scale}
          reasons={reasons}
          followUp={followUp}
          isSending={sending !== null}
          onSend={() => void send(rating)}
          onBack={back}
        />
      )}
    </section>
  )
}

/** Sends what was begun when nothing has changed for so many seconds; never when they are not given. */
function useSendAlone(seconds: number | undefined, begun: Rating | null, send: (begun: Rating) => void): void {
  const { timers } = usePage().platform
  const sendLatest = useEffectEvent(send)
  useEffect(() => {
    if (seconds === undefined || begun === null) return
    return timers.after(seconds * 1_000, () => sendLatest(begun))
  }, [timers, seconds, begun])
}
