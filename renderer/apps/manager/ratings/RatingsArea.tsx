import { useState } from 'react'
import type { ReactNode } from 'react'
import type { RatingBurst, RatingSummaryView } from '../../../../shared/api/rating-views.ts'
import { dayMonthYear, hourMinute } from '../../../../shared/i18n/format.ts'
import { addDays, businessDate, startOfDay } from '../../../../shared/domain/time/vietnam-time.ts'
import { usePage } from '../../../client/page.tsx'
import { useLiveView } from '../../../client/use-live-view.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Select } from '../../../ui/Select.tsx'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { levelWords } from '../../../features/rating-form/levels.ts'
import { AgencyRatingsTable } from './AgencyRatingsTable.tsx'
import { RatingTotals } from './RatingTotals.tsx'
import { sumByOfficer } from './sum-by-officer.ts'
import './ratings.css'

const PERIODS = [1, 7, 30, 90] as const

/** What citizens say of the service (BD-4.5, BD-12.2): with how many said nothing, and what does not look true. */
export function RatingsArea(): ReactNode {
  const words = useWords()
  const text = words.ratings
  const { platform } = usePage()
  const [days, setDays] = useState<number>(1)
  const [today] = useState(() => businessDate(platform.clock.now()))
  const { view: centre } = useLiveView('health', {}, { interestedIn: [] })
  const to = centre ? businessDate(centre.now) : today
  const { view, refresh } = useLiveView(
    'listRatingSummary',
    {},
    {
      interestedIn: ['rating.given', 'rating.declined', 'ticket.finished', 'person.erased'],
      query: { from: addDays(to, 1 - days), to },
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
          options={PERIODS.map((n) => ({ id: String(n), text: text.days(n) }))}
          value={String(days)}
          onChange={(id) => setDays(Number(id))}
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
      <table className="ratings-table">
        <thead>
          <tr>
            {Object.entries(text.columns).map(([key, title]) => (
              <th key={key} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
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
        </tbody>
      </table>
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
  const { api } = usePage()
  async function erase(personId: string): Promise<void> {
    await api.press('erasePerson', { params: { personId }, body: {} })
    onErased()
  }
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
                <Button variant="quiet" icon="delete" onPress={() => void erase(contact.id)}>
                  {text.erase}
                </Button>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
