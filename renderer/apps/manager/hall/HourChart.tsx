import type { ReactNode } from 'react'
import type { HallView } from '../../../../shared/api/manager-views.ts'
import { useWords } from '../../../ui/language.tsx'

/** The foot holds the hour, and under it how many numbers were given. */
const [WIDTH, HEIGHT, FOOT, HEAD] = [400, 180, 44, 24]
/** A day that has just begun shows a column, not a wall. */
const WIDEST = 32

/** Numbers given in each hour as columns, the median wait as a line; the same figures stand in a table for a reader. */
export function HourChart({ hours }: Pick<HallView, 'hours'>): ReactNode {
  const { columns, ...words } = useWords().manager.hall
  if (hours.length === 0) return null
  const step = WIDTH / hours.length
  const column = Math.min(step * 0.6, WIDEST)
  const most = Math.max(1, ...hours.map(({ issued }) => issued))
  const longest = Math.max(1, ...hours.map(({ median }) => median ?? 0))
  const up = (part: number): number => HEIGHT - FOOT - part * (HEIGHT - FOOT - HEAD)
  const points = hours.flatMap(({ median }, n) =>
    median === null ? [] : [{ x: (n + 0.5) * step, y: up(median / longest), median, hour: hours[n]?.hour ?? 0 }],
  )
  return (
    <section className="panel" aria-labelledby="hours-title">
      <h2 id="hours-title">{words.hours}</h2>
      <svg className="hour-chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        {hours.map(({ hour, issued }, n) => (
          <g key={hour}>
            <rect
              x={(n + 0.5) * step - column / 2}
              y={up(issued / most)}
              width={column}
              height={HEIGHT - FOOT - up(issued / most)}
            />
            <text x={(n + 0.5) * step} y={HEIGHT - 28}>
              {words.hour(hour)}
            </text>
            <text x={(n + 0.5) * step} y={HEIGHT - 8} className="hour-chart-count">
              {issued}
            </text>
          </g>
        ))}
        <polyline points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
        {points.map(({ x, y, median, hour }) => (
          <g key={hour}>
            <circle cx={x} cy={y} r="4" />
            <text x={x} y={y - 8} className="hour-chart-wait">
              {Math.round(median)}′
            </text>
          </g>
        ))}
      </svg>
      <p className="small">{words.hoursHint}</p>
      <div className="visually-hidden">
        <table>
          <thead>
            <tr>
              <th scope="col">{columns.hour}</th>
              <th scope="col">{columns.issued}</th>
              <th scope="col">{columns.median}</th>
            </tr>
          </thead>
          <tbody>
            {hours.map(({ hour, issued, median }) => (
              <tr key={hour}>
                <th scope="row">{words.hour(hour)}</th>
                <td>{issued}</td>
                <td>{median === null ? words.none : Math.round(median)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
