import type { ReactNode } from 'react'
import type { DossierRecord } from '../../../../shared/api/house-views.ts'
import type { TallyName } from '../../../../shared/api/house-views.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { useWords } from '../../../ui/language.tsx'

export type RecordRow = Pick<DossierRecord['agencies'][number], 'open' | 'counted' | 'name'> & {
  readonly id: string
  readonly about: string
}
export type RecordTableProps = { label: string; rows: readonly RecordRow[] }

type Column = {
  readonly title: string
  readonly of: (row: RecordRow) => number
  readonly kind?: 'stop' | 'care'
  /** Whether it is wrong; any at all unless told. */
  readonly isBad?: (row: RecordRow) => boolean
}

/** Counts of agencies or procedures: what is open now, and what was counted in the period; what is wrong has a sign. */
export function RecordTable({ label, rows }: RecordTableProps): ReactNode {
  const { record } = useWords().house
  const open = (name: string) => (row: RecordRow) => row.open[name] ?? 0
  const counted = (name: TallyName) => (row: RecordRow) => row.counted[name] ?? 0
  const now: readonly Column[] = [
    { title: record.nowLate, of: open('late'), kind: 'stop' },
    { title: record.nowSoon, of: (row) => open('due-soon')(row) + open('due-today')(row), kind: 'care' },
    { title: record.nowApology, of: open('to-apologise'), kind: 'care' },
    {
      ...{ title: record.nowForward, of: open('to-forward'), kind: 'stop' },
      isBad: (row) => open('forward-overdue')(row) > 0,
    },
    {
      ...{ title: record.nowPapers, of: open('paper-to-carry'), kind: 'stop' },
      isBad: (row) => open('run-overdue')(row) > 0,
    },
    { title: record.nowResults, of: open('results') },
  ]
  const then: readonly Column[] = [
    { title: record.tallies.received, of: counted('received') },
    { title: record.tallies.late, of: counted('late'), kind: 'stop' },
    { title: record.tallies['index-late'], of: counted('index-late') },
    { title: record.tallies['forward-missed'], of: counted('forward-missed'), kind: 'stop' },
    { title: record.tallies['run-missed'], of: counted('run-missed'), kind: 'stop' },
    { title: record.tallies['apologised-late'], of: counted('apologised-late'), kind: 'care' },
    { title: record.tallies['beyond-limit'], of: counted('beyond-limit'), kind: 'care' },
    { title: record.tallies.outside, of: counted('outside'), kind: 'care' },
  ]
  return (
    <div className="record-scroll" role="group" aria-label={label} tabIndex={0}>
      <table className="record-table">
        <thead>
          <tr>
            <td rowSpan={2} />
            <th scope="colgroup" colSpan={now.length}>
              {record.open}
            </th>
            <th scope="colgroup" colSpan={then.length + 1}>
              {record.counted}
            </th>
          </tr>
          <tr>
            {[...now, ...then].map(({ title }) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
            <th scope="col">{record.rate}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-row={row.id}>
              <th scope="row">
                {row.name}
                {row.about && <span className="small">{row.about}</span>}
              </th>
              {[...now, ...then].map((column) => (
                <Count key={column.title} n={column.of(row)} kind={kindOf(column, row)} />
              ))}
              <td className="record-count">{rateOf(row, record.percent)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Which sign a count has; none while nothing is wrong. */
function kindOf({ of, kind, isBad = (one) => of(one) > 0 }: Column, row: RecordRow): Column['kind'] {
  return isBad(row) ? kind : undefined
}

function Count({ n, kind }: { n: number; kind: Column['kind'] }): ReactNode {
  const isBad = kind !== undefined
  return (
    <td className="record-count" data-kind={kind} data-zero={n === 0 || undefined}>
      {isBad && <Icon name={kind === 'stop' ? 'alert' : 'clock'} />}
      {n}
    </td>
  )
}

/** How many of the results of the period came in time; nothing while there are none. */
function rateOf({ counted }: RecordRow, words: (part: number) => string): string {
  const { early, late } = counted
  const inTime = early + counted['on-time']
  const all = inTime + late
  return all === 0 ? '–' : words(inTime / all)
}
