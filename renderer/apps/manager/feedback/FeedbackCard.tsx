import { useState } from 'react'
import type { ReactNode } from 'react'
import type { FeedbackView } from '../../../../shared/api/feedback-views.ts'
import { dayMonthYear, hourMinute } from '../../../../shared/i18n/format.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { useManagerPress } from '../use-manager-press.ts'
import { AnswerDialog } from './AnswerDialog.tsx'
import { AnswerLetter } from './AnswerLetter.tsx'
import { ClassChoice } from './ClassChoice.tsx'
import { EraseDialog } from './EraseDialog.tsx'
import { ForwardDialog } from './ForwardDialog.tsx'

export type FeedbackCardProps = {
  feedback: FeedbackView
  agencies: readonly { id: string; name: string }[]
}

/** What somebody said, how to reach him, and what became of it. */
export function FeedbackCard({ feedback, agencies }: FeedbackCardProps): ReactNode {
  const words = useWords()
  const [language] = useLanguage()
  const text = words.feedback.desk
  const { id, receipt, kind, state, givenAt, contact, agency, note } = feedback
  const [asked, setAsked] = useState<'forward' | 'answer' | 'erase' | null>(null)
  const { isPending, problem, press } = useManagerPress()
  const close = (): void => setAsked(null)
  const isErasable = [feedback.words, contact].some((one) => one !== null && one.text !== null)
  return (
    <article className="panel feedback-card" aria-labelledby={`feedback-${id}`}>
      <header>
        <h2 id={`feedback-${id}`}>{receipt}</h2>
        <p>
          {words.feedback.kinds[kind]} · {hourMinute(givenAt, language)}, {dayMonthYear(givenAt)}
        </p>
        <p className={`feedback-state feedback-state-${state}`}>{text.states[state]}</p>
      </header>
      <blockquote className="feedback-words">{feedback.words.text ?? text.erased}</blockquote>
      <dl>
        <Fact label={text.contact}>{contact === null ? text.noContact : (contact.text ?? text.erased)}</Fact>
        {agency && <Fact label={text.agency}>{agency}</Fact>}
        {note && <Fact label={text.note}>{note.text ?? text.erased}</Fact>}
      </dl>
      <ClassChoice feedback={feedback} />
      {problem && <Notice kind="care" title={problem} live />}
      <div className="feedback-actions">
        {state === 'new' && (
          <Button
            icon="check"
            isPending={isPending}
            onPress={() => void press((api) => api.press('readFeedback', { params: { feedbackId: id }, body: {} }))}
          >
            {text.markRead}
          </Button>
        )}
        {state !== 'answered' && (
          <>
            <Button icon="send" onPress={() => setAsked('forward')}>
              {text.forward}
            </Button>
            <Button icon="paper" onPress={() => setAsked('answer')}>
              {text.answer}
            </Button>
          </>
        )}
        <AnswerLetter feedback={feedback} />
        {isErasable && (
          <Button variant="quiet" icon="delete" onPress={() => setAsked('erase')}>
            {text.erase}
          </Button>
        )}
      </div>
      {asked === 'forward' && <ForwardDialog feedbackId={id} agencies={agencies} onClose={close} />}
      {asked === 'answer' && <AnswerDialog feedback={feedback} onClose={close} />}
      {asked === 'erase' && <EraseDialog feedback={feedback} onClose={close} />}
    </article>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    <div>
      <dt className="small">{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
