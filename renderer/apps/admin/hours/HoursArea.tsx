import type { ReactNode } from 'react'
import { settingAt } from '../../../../shared/domain/calendar/setting-at.ts'
import type { Hours, Setting } from '../../../../shared/domain/events/config-events.ts'
import { formatDate } from '../../../../shared/i18n/format.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import type { AreaProps } from '../areas.tsx'
import { useProposal } from '../change/ProposalProvider.tsx'
import { useEditing } from '../parts/use-editing.ts'
import { agencyName } from '../words/item-words.ts'
import { settingValue } from '../words/setting-words.ts'
import { useItemWords } from '../words/use-item-words.ts'
import { DayLine } from './DayLine.tsx'
import { draftOf, HoursForm } from './HoursForm.tsx'
import type { HoursDraft } from './HoursForm.tsx'
import { weekOf } from './week.ts'
import './week.css'

/** The hours in force, those to come, and the form of new ones with the notice that must precede them (BD-5.4). */
export function HoursArea({ config }: AreaProps): ReactNode {
  const words = useWords().admin
  const { editing, isUnsaved, open, change, close } = useEditing<HoursDraft>('hours')
  const rows = config.settings.filter(({ key }) => key === 'hours')
  const others = rows.filter((row) => row.agencyId !== null && row.from <= config.today)
  const coming = rows.filter(({ from }) => from > config.today).sort((a, b) => (a.from < b.from ? -1 : 1))
  if (editing) return <HoursForm {...{ config, isUnsaved, change }} draft={editing.draft} onClose={close} />
  const own = settingAt(rows, 'hours', config.today, null) as Setting | null
  return (
    <>
      {own ? <HoursCard config={config} row={own} /> : <Notice kind="stop" title={words.hours.notConfigured} />}
      {others.map((row) => (
        <HoursCard key={`${row.agencyId} ${row.from}`} config={config} row={row} />
      ))}
      {coming.map((row) => (
        <HoursCard key={`${row.agencyId} ${row.from}`} config={config} row={row} isComing />
      ))}
      {config.role === 'leader' && (
        <div className="admin-row">
          <Button variant="action" icon="clock" onPress={() => open(null, draftOf(config, own))}>
            {words.hours.edit}
          </Button>
        </div>
      )}
    </>
  )
}

type CardProps = AreaProps & { row: Setting; isComing?: boolean }

function HoursCard({ config, row, isComing = false }: CardProps): ReactNode {
  const words = useWords().admin
  const [language] = useLanguage()
  const say = useItemWords(config)
  const propose = useProposal()
  const { days } = weekOf(row.value as Hours)
  const title = isComing ? words.hours.coming : words.hours.now
  return (
    <section className="hours-card" data-coming={isComing || undefined}>
      <header>
        <h2>
          {title} · {agencyName(say, row.agencyId)}
        </h2>
        <p className="small">
          {words.hours.since(formatDate(row.from))} · {row.source}
        </p>
      </header>
      <ul className="hours-days" lang={language}>
        {days.map((parts, i) => (
          <li key={words.hours.days[i]}>
            <span>{words.hours.days[i]}</span>
            <DayLine parts={parts} />
          </li>
        ))}
      </ul>
      <p className="hours-words">{settingValue(say, row.key, row.value)}</p>
      <p className="small">{words.hours.legend}</p>
      {isComing && config.role === 'leader' && (
        <Button
          icon="undo"
          onPress={() => propose({ changes: [{ kind: 'setting', remove: `hours|${row.agencyId ?? ''}|${row.from}` }] })}
        >
          {words.hours.withdraw}
        </Button>
      )}
    </section>
  )
}
