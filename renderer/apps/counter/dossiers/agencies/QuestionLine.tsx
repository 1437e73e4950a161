import { useState } from 'react'
import type { ReactNode } from 'react'
import type { AgencyQuestionView } from '../../../../../shared/api/agency-views.ts'
import { hourMinute, sameDay, weekdayDate } from '../../../../../shared/i18n/format.ts'
import { usePage } from '../../../../client/page.tsx'
import { Button } from '../../../../ui/Button.tsx'
import { Field } from '../../../../ui/Field.tsx'
import { Icon } from '../../../../ui/Icon.tsx'
import { useLanguage, useWords } from '../../../../ui/language.tsx'
import { SlipDialog } from '../SlipDialog.tsx'
import { useSend } from '../use-send.ts'
import './agencies.css'

export type QuestionLineProps = {
  question: AgencyQuestionView
  now: number
  isLost: boolean
  onAsking: (isAsking: boolean) => void
  onDone: () => void
}

type Standing = 'waiting' | 'late' | 'answered' | 'dropped'
const standingOf = ({ endedAt, answer, dueAt }: AgencyQuestionView, now: number): Standing => {
  if (endedAt !== null) return answer ? 'answered' : 'dropped'
  return dueAt !== null && now > dueAt ? 'late' : 'waiting'
}

/** One question to an agency: who waits, since when, what was answered; and to write the answer down. */
export function QuestionLine({ question, now, isLost, onAsking, onDone }: QuestionLineProps): ReactNode {
  const { agencies: words, dossiers } = useWords()
  const { api } = usePage()
  const drop = useSend()
  const [isAnswering, setAnswering] = useState(false)
  const standing = standingOf(question, now)
  const ask = (is: boolean): void => {
    setAnswering(is)
    onAsking(is)
  }
  return (
    <li className="agency-question" data-standing={standing} data-question={question.kind}>
      <QuestionHead question={question} standing={standing} now={now} />
      <p>{question.words.text ?? dossiers.erased}</p>
      {question.answer && (
        <p>
          <strong>{question.answer.text ?? dossiers.erased}</strong>
        </p>
      )}
      {question.endedAt === null && (
        <div className="agency-question-do">
          <Button icon="check" isDisabled={isLost} onPress={() => ask(true)}>
            {words.answer}
          </Button>
          <Button
            variant="quiet"
            isDisabled={isLost}
            isPending={drop.isPending}
            onPress={() =>
              drop.run(
                (key) => api.press('dropQuestion', { params: { questionId: question.id }, body: {}, key }),
                onDone,
              )
            }
          >
            {words.drop}
          </Button>
        </div>
      )}
      {drop.refusal && <p className="field-error">{drop.refusal}</p>}
      {isAnswering && (
        <AnswerDialog
          question={question}
          onDone={() => {
            ask(false)
            onDone()
          }}
          onClose={() => ask(false)}
        />
      )}
    </li>
  )
}

/** Whose question, about what, from which desk; and how it stands. */
function QuestionHead(props: Pick<QuestionLineProps, 'question' | 'now'> & { standing: Standing }): ReactNode {
  const { question, standing, now } = props
  const { agencies: words } = useWords()
  const [language] = useLanguage()
  const moment = (ms: number): string =>
    sameDay(ms, now) ? hourMinute(ms, language) : `${hourMinute(ms, language)}, ${weekdayDate(ms, language)}`
  const states: Record<Standing, string> = {
    waiting: question.dueAt === null ? words.waiting : words.waitingUntil(moment(question.dueAt)),
    late: words.waitingLate(moment(question.dueAt ?? question.at)),
    answered: words.answeredAt(question.answer?.by ?? question.agency, moment(question.endedAt ?? now)),
    dropped: words.dropped,
  }
  const about = [question.code, question.procedure, question.name, question.phone].filter(Boolean).join(' · ')
  return (
    <>
      <div className="agency-question-head">
        <strong>{question.agency}</strong>
        <span className="agency-question-state">
          <Icon name={standing === 'answered' ? 'check' : standing === 'late' ? 'alert' : 'clock'} />
          {states[standing]}
        </span>
      </div>
      <p className="small">{about}</p>
      <p className="small">
        {[words.kinds[question.kind], moment(question.at), words.from(question.officer, question.counterNumber)].join(
          ' · ',
        )}
      </p>
    </>
  )
}

type AnswerDialogProps = { question: AgencyQuestionView; onDone: () => void; onClose: () => void }

function AnswerDialog({ question, onDone, onClose }: AnswerDialogProps): ReactNode {
  const { agencies: words } = useWords()
  const { api } = usePage()
  const send = useSend()
  const [said, setSaid] = useState('')
  const [by, setBy] = useState('')
  return (
    <SlipDialog
      title={words.answer}
      hint={question.words.text}
      isReady={said.trim() !== '' && by.trim() !== ''}
      send={send}
      doWords={words.answer}
      onSubmit={() =>
        send.run(
          (key) =>
            api.press('answerQuestion', {
              params: { questionId: question.id },
              body: { words: said.trim(), by: by.trim() },
              key,
            }),
          onDone,
        )
      }
      onClose={onClose}
    >
      <Field label={words.answerWords} value={said} rows={4} maxLength={2_000} autoFocus onChange={setSaid} />
      <Field label={words.answeredBy} value={by} maxLength={120} onChange={setBy} />
    </SlipDialog>
  )
}
