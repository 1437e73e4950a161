import type { ReactNode } from 'react'
import { hourMinute } from '../../../../../shared/i18n/format.ts'
import { usePage } from '../../../../client/page.tsx'
import { Button } from '../../../../ui/Button.tsx'
import { Icon } from '../../../../ui/Icon.tsx'
import { useLanguage, useWords } from '../../../../ui/language.tsx'
import { useSend } from '../use-send.ts'
import type { AgencyCallView } from '../../../../../shared/api/agency-views.ts'
import { CallEnds, isLate, timeLeft } from './CallPanel.tsx'
import { lateQuestions, openCalls, useAgencyWork } from './use-agency-work.ts'
import '../runs/runs.css'

export type AgencyLinesProps = {
  isLost: boolean
  /** A reception is open, which has its own calls: here only what is late. */
  isReceiving: boolean
  onQuestions: () => void
}

/** What an agency keeps this desk waiting for, wherever the officer is: who was called (TQ-7.3), an answer (TT-7.1). */
export function AgencyLines({ isLost, isReceiving, onQuestions }: AgencyLinesProps): ReactNode {
  const { agencies: words } = useWords()
  const work = useAgencyWork()
  if (!work || isLost) return null
  const calls = openCalls(work.calls).filter((call) => !isReceiving || isLate(call, work.now))
  const late = lateQuestions(work.questions, work.now)
  if (calls.length === 0 && late.length === 0) return null
  return (
    <div className="watch" role="status">
      {calls.map((call) => (
        <CallLine key={call.id} call={call} now={work.now} onDone={work.refresh} />
      ))}
      {late[0] && (
        <div className="watch-line" data-late data-watch="question">
          <Icon name="alert" />
          <p>
            <strong>{words.questionsLate(late.length, late[0].agency)}</strong>
          </p>
          <Button icon="list" onPress={onQuestions}>
            {words.open}
          </Button>
        </div>
      )}
    </div>
  )
}

function CallLine({ call, now, onDone }: { call: AgencyCallView; now: number; onDone: () => void }): ReactNode {
  const { agencies: words } = useWords()
  const [language] = useLanguage()
  const { api } = usePage()
  const send = useSend()
  const late = isLate(call, now)
  const at = hourMinute(call.at, language)
  return (
    <div className="watch-line" data-late={late || undefined} data-watch="call">
      <Icon name={late ? 'alert' : 'clock'} />
      <p>
        <strong>{late ? words.callLate(call.agency, at) : words.calledLine(call.agency, at)}</strong>
        {call.contact && <span className="small"> {words.contactOf(call.contact.name ?? '', call.contact.phone)}</span>}
        {send.refusal && <span className="field-error"> {send.refusal}</span>}
      </p>
      <span className="number watch-left">{timeLeft(call, now, words)}</span>
      <CallEnds
        isDisabled={send.isPending}
        onEnd={(outcome) =>
          send.run((key) => api.press('endAgencyCall', { params: { callId: call.id }, body: { outcome }, key }), onDone)
        }
      />
    </div>
  )
}
