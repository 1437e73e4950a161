import type { ReactNode } from 'react'
import type { DayRecord } from '../../../../shared/api/manager-views.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { useNamed, useWords } from '../../../ui/language.tsx'
import type { Comparison, LineResult } from './scenario.ts'

export type ReplayResultProps = { day: DayRecord; comparison: Comparison | null; running: boolean }

/** Less than this many minutes is no difference. */
const NOTHING = 0.05

/** Waits as they were and as they would have been, line by line. */
export function ReplayResult({ day, comparison, running }: ReplayResultProps): ReactNode {
  const text = useWords().manager.replay
  const named = useNamed()
  const names = new Map(day.services.map((service) => [service.id, `${service.letter} ${named(service)}`]))
  const nameOf = ({ key }: LineResult): string =>
    key === 'all' || key === 'priority' || key === 'normal' ? text[key] : (names.get(key) ?? key)
  // Nobody was left uncalled on most days: two columns of zeros say nothing.
  const hasNever = [...(comparison?.actual ?? []), ...(comparison?.simulated ?? [])].some(({ never }) => never > 0)
  const columns = (['median', 'p90', 'longest', 'never'] as const).filter((one) => one !== 'never' || hasNever)
  return (
    <section className="panel" aria-labelledby="replay-title" aria-busy={running}>
      <div className="replay-head">
        <h2 id="replay-title">{text.result}</h2>
        {running && <span className="small">{text.running}</span>}
      </div>
      {comparison && <Difference change={comparison.change} />}
      {comparison && (
        <div className="replay-scroll" role="group" aria-labelledby="replay-title" tabIndex={0}>
          <table className="hall-table replay-table">
            <thead>
              <tr>
                <th scope="col" rowSpan={2}>
                  {text.columns.line}
                </th>
                <th scope="col" rowSpan={2}>
                  {text.columns.n}
                </th>
                {columns.map((column) => (
                  <th key={column} scope="colgroup" colSpan={2}>
                    {text.columns[column]}
                  </th>
                ))}
              </tr>
              <tr>
                {columns.flatMap((column) => [
                  <th key={`${column} actual`} scope="col">
                    {text.actual}
                  </th>,
                  <th key={`${column} tried`} scope="col" className="replay-tried">
                    {text.simulated}
                  </th>,
                ])}
              </tr>
            </thead>
            <tbody>
              {comparison.actual.map((actual) => {
                const tried = comparison.simulated.find(({ key }) => key === actual.key)
                return (
                  <tr key={actual.key} data-line={actual.key}>
                    <th scope="row">{nameOf(actual)}</th>
                    <td className="hall-number">{(actual.waits?.n ?? 0) + actual.never}</td>
                    <Pair actual={actual} tried={tried} figure="median" />
                    <Pair actual={actual} tried={tried} figure="p90" />
                    <Pair actual={actual} tried={tried} figure="longest" />
                    {hasNever && (
                      <>
                        <td className="hall-number">{actual.never}</td>
                        <td className="hall-number replay-tried">{tried?.never ?? 0}</td>
                      </>
                    )}
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

type PairProps = { actual: LineResult; tried: LineResult | undefined; figure: 'median' | 'p90' | 'longest' }

function Pair({ actual, tried, figure }: PairProps): ReactNode {
  const { hall, replay } = useWords().manager
  const shown = (line: LineResult | undefined): string => (line?.waits ? replay.minutes(line.waits[figure]) : hall.none)
  return (
    <>
      <td className="hall-number">{shown(actual)}</td>
      <td className="hall-number replay-tried">{shown(tried)}</td>
    </>
  )
}

/** The change of the mean over all lines, in a sentence. */
function Difference({ change }: Pick<Comparison, 'change'>): ReactNode {
  const text = useWords().manager.replay
  const kind = Math.abs(change) < NOTHING ? 'same' : change < 0 ? 'better' : 'worse'
  return (
    <p className={`replay-difference replay-${kind}`} role="status">
      <Icon name={kind === 'worse' ? 'alert' : 'check'} />
      {kind === 'same' ? text.same : text[kind](text.minutes(Math.abs(change)))}
    </p>
  )
}
