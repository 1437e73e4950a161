import { useState } from 'react'
import type { ReactNode } from 'react'
import { hoursNotice } from '../../../../shared/domain/calendar/hours-notice.ts'
import type { Hours } from '../../../../shared/domain/events/config-events.ts'
import { Field } from '../../../ui/Field.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { SearchSelect } from '../../../ui/SearchSelect.tsx'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import type { AreaProps } from '../areas.tsx'
import { useProposal } from '../change/ProposalProvider.tsx'
import { agencyOptions, fromOption, toOption } from '../parts/agency-options.ts'
import { DateField } from '../parts/DateField.tsx'
import { EditPanel } from '../parts/EditPanel.tsx'
import { agencyName, dayInWords } from '../words/item-words.ts'
import { useItemWords } from '../words/use-item-words.ts'
import { WeekEditor } from './WeekEditor.tsx'
import { EMPTY_WEEK, hoursOf, isComplete, weekOf } from './week.ts'

type HoursFormProps = AreaProps & {
  agencyId: string | null
  onAgency: (agencyId: string | null) => void
  /** What applies today: where a person begins. */
  current: Hours | null
  onClose: () => void
}

/** New hours from a day on: the week, the day, the source, and at once the words that the boards will show. */
export function HoursForm({ config, agencyId, onAgency, current, onClose }: HoursFormProps): ReactNode {
  const words = useWords()
  const { hours, fields } = words.admin
  const [language] = useLanguage()
  const say = useItemWords(config)
  const propose = useProposal()
  const [week, setWeek] = useState(() => (current ? weekOf(current) : EMPTY_WEEK))
  const [from, setFrom] = useState(config.hoursFrom)
  const [source, setSource] = useState('')
  const isEarly = from !== '' && from < config.hoursFrom
  const isReady = isComplete(week) && from !== '' && !isEarly
  const earliest = dayInWords(config.hoursFrom, language)

  function review(): void {
    const item = { key: 'hours', agencyId, from, value: hoursOf(week), source }
    propose({ changes: [{ kind: 'setting', item }], onSaved: onClose })
  }
  return (
    <EditPanel title={hours.edit} onClose={onClose} onReview={review} isReady={isReady}>
      <Notice kind="info" title={hours.notice(config.noticeDays)}>
        <p>{hours.earliest(earliest)}</p>
        {isReady && (
          <blockquote className="hours-announcement" lang="vi">
            {hoursNotice(from, hoursOf(week), agencyId === null ? null : agencyName(say, agencyId))}
          </blockquote>
        )}
      </Notice>
      <WeekEditor week={week} onChange={setWeek} />
      <div className="admin-row">
        <DateField
          label={fields.from}
          value={from}
          onChange={setFrom}
          error={isEarly ? hours.tooEarly(earliest) : null}
        />
        <Field label={fields.source} value={source} maxLength={300} onChange={setSource} />
        <SearchSelect
          label={hours.whose}
          value={toOption(agencyId)}
          options={agencyOptions(config, words)}
          onChange={(id) => id !== null && onAgency(fromOption(id))}
        />
      </div>
    </EditPanel>
  )
}
