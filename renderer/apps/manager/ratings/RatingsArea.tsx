import { useState } from 'react'
import type { ReactNode } from 'react'
import type { RatingBurst, RatingSummaryView } from '../../../../shared/api/rating-views.ts'
import { dayMonthYear, hourMinute } from '../../../../shared/i18n/format.ts'
import { businessDate, startOfDay } from '../../../../shared/domain/time/vietnam-time.ts'
import { usePage } from '../../../client/page.tsx'
import { useLiveView } from '../../../client/use-live-view.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { Select } from '../../../ui/Select.tsx'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { levelWords } from '../../../features/rating-form/levels.ts'
import { AgencyRatingsTable } from './AgencyRatingsTable.tsx'
import { EraseContact } from './EraseContact.tsx'
import { PERIODS, periodOf } from './periods.ts'
import type { Period } from './periods.ts'
import { RatingTable } from './RatingTable.tsx'
import { RatingTotals } from './RatingTotals.tsx'
import { sumByOfficer } from './sum-by-officer.ts'
import './ratings.css'

/** What citizens say of the service (BD-4.5, BD-12.2): with how many said nothing, and what does not look true. */
export function RatingsArea(): ReactNode {
  const words = useWords()
  const text = words.ratings
  const { platform } = usePage()
  const [period, setPeriod] = useState<Period>('today')
  const [today] = useState(() => businessDate(platform.clock.now()))
  const { view: centre } = useLiveView('health', {}, { interestedIn: [] })
  const to = centre ? businessDate(centre.now) : today
  const { view, refresh } = useLiveView(
    'listRatingSummary',
    {},
    {
      interestedIn: ['rating.given', 'rating.declined', 'ticket.finished', 'person.erased'],
      query: periodOf(period, to),
    },
  )
  return (
    <div className="ratings">
      <div className="manager-head">
        <h1>{text.title}</h1>
        <p className="small">{text.hint}</p>
      </div>
      <div className="ratings-period">
        <Select
          label={text.period}
          options={PERIODS.map((id) => ({ id, text: text.periods[id] }))}
          value={period}
          onChange={(id) => setPeriod(PERIODS.find((one) => one === id) ?? 'today')}
        />
      </div>
      {view ? <Summary view={view} onErased={refresh} /> : <p role="status">{words.common.connecting}</p>}
    </div>
  )
}

function Summary({ view, onErased }: { view: RatingSummaryView; onErased: () => void }): ReactNode {
  const text = useWords().ratings
  const sums = sumByOfficer(view.officers)
  if (sums.length === 0) return <p role="status">{text.none}</p>
  return (
    <>
      <RatingTotals sums={sums} reasons={view.reasons} />
      {view.bursts.length > 0 && <Bursts bursts={view.bursts} />}
      <AgencyRatingsTable agencies={view.agencies} />
      <RatingTable id="ratings-officers" title={text.byOfficer} columns={text.columns}>
        {sums.map((sum) => (
          <tr key={`${sum.officerId} ${sum.scale}`}>
            <th scope="row">{sum.officerName}</th>
            <td>{sum.finished}</td>
            <td>{sum.finished === 0 ? sum.rated : text.ofAll(sum.rated, sum.rated / sum.finished)}</td>
            <td>{sum.skipped}</td>
            <td>{sum.timedOut}</td>
            <td>{sum.satisfied === null ? '–' : text.percent(sum.satisfied)}</td>
            <td>{sum.mean === null ? '–' : text.mean(sum.mean, sum.scale)}</td>
            <td>{sum.levels.toReversed().join(' · ')}</td>
            <td>{sum.unproven}</td>
          </tr>
        ))}
      </RatingTable>
      <p className="small">{text.levelsHint}</p>
      <Comments view={view} onErased={onErased} />
    </>
  )
}

function Bursts({ bursts }: { bursts: readonly RatingBurst[] }): ReactNode {
  const text = useWords().ratings
  const [language] = useLanguage()
  return (
    <Notice kind="care" title={text.bursts}>
      <ul>
        {bursts.map(({ kind, count, from, to, officerName, counterNumber }) => (
          <li key={`${kind} ${from} ${officerName}`}>
            {text.burst(
              text.kinds[kind],
              count,
              `${officerName}${counterNumber === null ? '' : ` · ${text.counter(counterNumber)}`}`,
            )}{' '}
            <span className="small">
              {[...new Set([hourMinute(from, language), hourMinute(to, language)])].join(' – ')}, {dayMonthYear(from)}
            </span>
          </li>
        ))}
      </ul>
      <p>{text.burstsHint}</p>
    </Notice>
  )
}

function Comments({ view, onErased }: { view: RatingSummaryView; onErased: () => void }): ReactNode {
  const words = useWords()
  const text = words.ratings
  return (
    <section className="ratings-comments" aria-labelledby="ratings-comments">
      <h2 id="ratings-comments">{text.comments}</h2>
      {view.comments.length === 0 && <p>{text.noComments}</p>}
      <ul>
        {view.comments.map(({ date, officerName, level, scale, comment, contact }) => (
          <li key={comment?.id ?? contact?.id}>
            <p className="small">
              {dayMonthYear(startOfDay(date))} · {officerName} · {levelWords(words, level, scale)}
            </p>
            {comment && <p>{comment.text}</p>}
            {contact && (
              <p className="ratings-contact">
                {text.contact(contact.phone)}
                <EraseContact contact={contact} onErased={onErased} />
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
