import { useState } from 'react'
import type { ReactNode } from 'react'
import { atLocal } from '../../../../shared/domain/time/vietnam-time.ts'
import { dueStepsInWords } from '../../../../shared/i18n/due-words.ts'
import { hourMinute, weekdayDate } from '../../../../shared/i18n/format.ts'
import { Select } from '../../../ui/Select.tsx'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { DateField } from '../parts/DateField.tsx'
import { LabelledTime } from '../value/LabelledTime.tsx'
import type { Case } from './CasesForm.tsx'
import { useDueDate } from './use-due-date.ts'
import type { DueOutcome } from './use-due-date.ts'

const CHANNELS = ['direct', 'authorised', 'postal', 'hired', 'online'] as const
const NO_CASE = '-'

type DueTrialProps = { procedureId: string; cases: readonly Case[]; today: string }

/** When a dossier of the saved procedure would be due, and why: for somebody who sets limits, hours or holidays. */
export function DueTrial({ procedureId, cases: given, today }: DueTrialProps): ReactNode {
  const { adminProcedures: words, dossiers } = useWords()
  const [channel, setChannel] = useState<(typeof CHANNELS)[number]>('direct')
  const [caseCode, setCase] = useState(NO_CASE)
  const [date, setDate] = useState(today)
  const [time, setTime] = useState('09:00')
  // What is typed into the form beside it has not been saved.
  const [cases] = useState(given)
  const isWhole = date !== '' && time !== ''
  const one = caseCode === NO_CASE ? {} : { caseCode }
  const outcome = useDueDate(procedureId, isWhole ? { channel, ...one, receivedAt: atLocal(date, time) } : null)
  return (
    <section className="due-trial" aria-label={words.tryTitle}>
      <h3>{words.tryTitle}</h3>
      <p className="small">{words.tryHint}</p>
      <div className="admin-row">
        <Select
          label={dossiers.channel}
          value={channel}
          options={CHANNELS.map((id) => ({ id, text: dossiers.channels[id] }))}
          onChange={(id) => setChannel(id as (typeof CHANNELS)[number])}
        />
        {cases.length > 0 && (
          <Select
            label={dossiers.case}
            value={caseCode}
            options={[
              { id: NO_CASE, text: dossiers.noCase },
              ...cases.map(({ code, name }) => ({ id: code, text: name })),
            ]}
            onChange={setCase}
          />
        )}
      </div>
      <div className="admin-row">
        <DateField label={words.tryDate} value={date} onChange={setDate} />
        <LabelledTime label={words.tryTime} value={time} onChange={setTime} />
      </div>
      <div role="status">{outcome && <Outcome outcome={outcome} />}</div>
    </section>
  )
}

function Outcome({ outcome }: { outcome: DueOutcome }): ReactNode {
  const words = useWords()
  const [language] = useLanguage()
  if ('message' in outcome) return <p>{outcome.message}</p>
  const { due, steps } = outcome.view
  return (
    <>
      <p>
        <strong>{`${hourMinute(due, language)}, ${weekdayDate(due, language)}`}</strong>
      </p>
      <ol className="due-trial-steps">
        {dueStepsInWords(steps, words, language).map(({ sentence, source }, place) => (
          <li key={place}>
            {sentence} <span className="small">{source}</span>
          </li>
        ))}
      </ol>
    </>
  )
}
