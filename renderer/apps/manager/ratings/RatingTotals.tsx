import type { ReactNode } from 'react'
import type { RatingSummaryView } from '../../../../shared/api/rating-views.ts'
import { levelWords, levelsOf } from '../../../features/rating-form/levels.ts'
import { reasonWords } from '../../../features/rating-form/reason-words.ts'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import type { OfficerSum, RatingSum } from './sum-by-officer.ts'
import { sumOfCentre } from './sum-by-officer.ts'

export type RatingTotalsProps = { sums: readonly OfficerSum[]; reasons: RatingSummaryView['reasons'] }

/** What all citizens of the period said: levels of the service and of the process (BD-18.2b), and why some were low. */
export function RatingTotals({ sums, reasons }: RatingTotalsProps): ReactNode {
  const text = useWords().ratings
  return sumOfCentre(sums).map((sum) => (
    <div key={sum.scale} className="ratings-totals">
      <section className="panel ratings-figures" aria-label={text.total}>
        <Figures sum={sum} />
      </section>
      <Levels title={text.service} counts={sum.levels} sum={sum} />
      {sum.process.some((count) => count > 0) && <Levels title={text.process} counts={sum.process} sum={sum} />}
      {sum.reasons.length > 0 && <Reasons sum={sum} reasons={reasons} />}
    </div>
  ))
}

function Figures({ sum }: { sum: RatingSum }): ReactNode {
  const text = useWords().ratings
  const { columns } = text
  const figures = [
    [columns.satisfied, sum.satisfied === null ? '–' : text.percent(sum.satisfied)],
    [columns.mean, sum.mean === null ? '–' : text.mean(sum.mean, sum.scale)],
    [columns.rated, text.of(sum.rated, sum.finished)],
  ]
  return (
    <dl>
      {figures.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="number">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

type LevelsProps = { title: string; counts: readonly number[]; sum: RatingSum }

function Levels({ title, counts, sum }: LevelsProps): ReactNode {
  const words = useWords()
  const rows = levelsOf(sum.scale).map((level) => ({
    id: String(level),
    label: levelWords(words, level, sum.scale),
    count: counts[level - 1] ?? 0,
  }))
  return <Bars title={title} rows={rows} all={counts.reduce((total, count) => total + count, 0)} />
}

function Reasons({ sum, reasons }: { sum: RatingSum; reasons: RatingSummaryView['reasons'] }): ReactNode {
  const words = useWords()
  const [language] = useLanguage()
  const labels = new Map(reasons.map((reason) => [reason.code, reasonWords(reason, words, language)]))
  const rows = sum.reasons.map(({ code, count }) => ({ id: code, label: labels.get(code) ?? code, count }))
  return <Bars title={words.ratings.reasons} rows={rows} all={Math.max(...rows.map(({ count }) => count))} />
}

type BarsProps = {
  title: string
  rows: readonly { id: string; label: string; count: number }[]
  /** What a full bar stands for. */
  all: number
}

/** One line for each row: its words, a bar, its count. The bar says nothing that the count does not. */
function Bars({ title, rows, all }: BarsProps): ReactNode {
  return (
    <section className="panel" aria-label={title}>
      <h2>{title}</h2>
      <ul className="ratings-bars">
        {rows.map(({ id, label, count }) => (
          <li key={id}>
            <span>{label}</span>
            <svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
              <rect className="ratings-bar-all" width="100" height="12" />
              <rect className="ratings-bar" width={all === 0 ? 0 : (count / all) * 100} height="12" />
            </svg>
            <span className="number">{count}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
