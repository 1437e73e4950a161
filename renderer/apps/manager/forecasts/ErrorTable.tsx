import type { ReactNode } from 'react'
import type { ForecastsView } from '../../../../shared/api/manager-views.ts'
import { useWords } from '../../../ui/language.tsx'

type Row = { key: string; name: string; error: NonNullable<ForecastsView['total']> }

/** Errors line by line, with a bar for the share in the range and a mark where it should be. */
export function ErrorTable({ title, rows }: { title: string; rows: readonly Row[] }): ReactNode {
  const text = useWords().manager.forecasts
  const id = `errors-${rows[0]?.key ?? ''}`
  return (
    <section className="panel" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <table className="hall-table">
        <thead>
          <tr>
            <td />
            <th scope="col">{text.told}</th>
            <th scope="col">{text.medianError}</th>
            <th scope="col">{text.inBand}</th>
            <th scope="col">{text.bias}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, error }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              <td className="hall-number">{error.n}</td>
              <td className="hall-number">{text.minutes(error.medianError)}</td>
              <td className="hall-number">
                <span className="forecasts-share">
                  <svg viewBox="0 0 100 12" aria-hidden="true">
                    <rect width="100" height="12" className="share-all" />
                    <rect width={error.inBand * 100} height="12" className="share-in" />
                    <line x1="90" x2="90" y1="0" y2="12" />
                  </svg>
                  {text.percent(error.inBand)}
                </span>
              </td>
              <td className="hall-number">{text.signed(error.bias)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small">{text.chart}</p>
    </section>
  )
}
