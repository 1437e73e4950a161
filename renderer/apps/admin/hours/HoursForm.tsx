import type { ReactNode } from 'react'
import type { ConfigurationView } from '../../../../shared/api/config-views.ts'
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
import type { Week } from './week.ts'

/** New hours as they are typed. */
export type HoursDraft = {
  readonly week: Week
  /** `2026-12-01`; empty while it is no day. */
  readonly from: string
  readonly source: string
  readonly agencyId: string | null
}

/** Where a person begins: what applies today. */
export const draftOf = (config: ConfigurationView, now: { readonly value: unknown } | null): HoursDraft => ({
  week: now ? weekOf(now.value as Hours) : EMPTY_WEEK,
  from: config.hoursFrom,
  source: '',
  agencyId: null,
})

type HoursFormProps = AreaProps & {
  draft: HoursDraft
  change: (part: Partial<HoursDraft>) => void
  isUnsaved: boolean
  onClose: () => void
}

/** New hours from a day on: the week, the day, the source, and at once the words that the boards will show. */
export function HoursForm({ config, draft, change, isUnsaved, onClose }: HoursFormProps): ReactNode {
  const words = useWords()
  const { hours, fields } = words.admin
  const [language] = useLanguage()
  const say = useItemWords(config)
  const propose = useProposal()
  const { week, from, source, agencyId } = draft
  const isEarly = from !== '' && from < config.hoursFrom
  const isReady = isComplete(week) && from !== '' && !isEarly
  const earliest = dayInWords(config.hoursFrom, language)

  function review(): void {
    const item = { key: 'hours', agencyId, from, value: hoursOf(week), source }
    propose({ changes: [{ kind: 'setting', item }], onSaved: onClose })
  }
  return (
    <EditPanel title={hours.edit} onReview={review} {...{ onClose, isReady, isUnsaved }}>
      <Notice kind="info" title={hours.notice(config.noticeDays)}>
        <p>{hours.earliest(earliest)}</p>
        {isReady && (
          <blockquote className="hours-announcement" lang="vi">
            {hoursNotice(from, hoursOf(week), agencyId === null ? null : agencyName(say, agencyId))}
          </blockquote>
        )}
      </Notice>
      <WeekEditor week={week} onChange={(next) => change({ week: next })} />
      <div className="admin-row">
        <DateField
          label={fields.from}
          value={from}
          onChange={(next) => change({ from: next })}
          error={isEarly ? hours.tooEarly(earliest) : null}
        />
        <Field label={fields.source} value={source} maxLength={300} onChange={(next) => change({ source: next })} />
        <SearchSelect
          label={hours.whose}
          value={toOption(agencyId)}
          options={agencyOptions(config, words)}
          onChange={(id) => id !== null && change({ agencyId: fromOption(id) })}
        />
      </div>
    </EditPanel>
  )
}
