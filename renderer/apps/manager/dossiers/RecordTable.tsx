import type { ReactNode } from 'react'
import type { DossierRecord, TallyName } from '../../../../shared/api/house-views.ts'
import type { Words } from '../../../../shared/i18n/vi.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { useWords } from '../../../ui/language.tsx'

export type RecordRow = Pick<DossierRecord['agencies'][number], 'open' | 'counted' | 'name'> & {
  readonly id: string
  readonly about: string
}
export type RecordTableProps = { label: string; rows: readonly RecordRow[]; hasTotal?: boolean }

type Column = {
  readonly id: string
  readonly title: string
  readonly of: (row: Counts) => number
  readonly kind?: 'stop' | 'care'
  /** Whether it is wrong; any at all unless told. */
  readonly isBad?: (row: Counts) => boolean
  /** Shown even where every row has none of it. */
  readonly isAlways?: true
}
type Counts = Pick<RecordRow, 'open' | 'counted'>
type Record = Words['house']['record']

const open =
  (name: string) =>
  ({ open: counts }: Counts): number =>
    counts[name] ?? 0
const counted =
  (name: TallyName) =>
  (row: Counts): number =>
    row.counted[name] ?? 0

/** What is open at this moment. */
const nowOf = (text: Record): readonly Column[] => [
  { id: 'late-now', title: text.nowLate, of: open('late'), kind: 'stop', isAlways: true },
  {
    ...{ id: 'soon', title: text.nowSoon, kind: 'care', isAlways: true },
    of: (row) => open('due-soon')(row) + open('due-today')(row),
  },
  { id: 'apology', title: text.nowApology, of: open('to-apologise'), kind: 'care' },
  {
    ...{ id: 'forward', title: text.nowForward, of: open('to-forward'), kind: 'stop' },
    isBad: (row) => open('forward-overdue')(row) > 0,
  },
  {
    ...{ id: 'papers', title: text.nowPapers, of: open('paper-to-carry'), kind: 'stop' },
    isBad: (row) => open('run-overdue')(row) > 0,
  },
  { id: 'results', title: text.nowResults, of: open('results') },
]

/** What was counted in the period. */
const thenOf = ({ tallies }: Record): readonly Column[] => {
  const tally = (id: TallyName, more: Pick<Column, 'kind' | 'isAlways'> = {}): Column => ({
    ...{ id, title: tallies[id as keyof typeof tallies], of: counted(id) },
    ...more,
  })
  return [
    tally('received', { isAlways: true }),
    tally('late', { kind: 'stop', isAlways: true }),
    tally('index-late'),
    tally('forward-missed', { kind: 'stop' }),
    tally('run-missed', { kind: 'stop' }),
    tally('apologised-late', { kind: 'care' }),
    tally('beyond-limit', { kind: 'care' }),
    tally('outside', { kind: 'care' }),
  ]
}

/** Counts of agencies or procedures: what is open now, and what was counted in the period; what is wrong has a sign. */
export function RecordTable({ label, rows, hasTotal = false }: RecordTableProps): ReactNode {
  const { record } = useWords().house
  const isShown = ({ of, isAlways }: Column): boolean => isAlways === true || rows.some((row) => of(row) > 0)
  const now = nowOf(record).filter(isShown)
  const then = thenOf(record).filter(isShown)
  const without = [...nowOf(record), ...thenOf(record)].filter((column) => !isShown(column))
  return (
    <>
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
              {[...now, ...then].map(({ id, title }) => (
                <th key={id} scope="col">
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
                <Counted row={row} columns={[...now, ...then]} />
              </tr>
            ))}
          </tbody>
          {hasTotal && rows.length > 1 && (
            <tfoot>
              <tr>
                <th scope="row">{record.total}</th>
                <Counted row={totalOf(rows)} columns={[...now, ...then]} />
              </tr>
            </tfoot>
          )}
        </table>
      </div>
      {hasTotal && without.length > 0 && (
        <p className="small">{record.without(without.map(({ title }) => title).join(', '))}</p>
      )}
    </>
  )
}

function Counted({ row, columns }: { row: Counts; columns: readonly Column[] }): ReactNode {
  const { record } = useWords().house
  return (
    <>
      {columns.map((column) => (
        <Count key={column.id} id={column.id} n={column.of(row)} kind={kindOf(column, row)} />
      ))}
      <td className="record-count" data-column="rate">
        {rateOf(row, record.percent)}
      </td>
    </>
  )
}

/** All rows as one. */
function totalOf(rows: readonly RecordRow[]): Counts {
  const sum = <T extends object>(parts: readonly T[]): T =>
    Object.fromEntries(
      [...new Set(parts.flatMap((part) => Object.keys(part)))].map((key) => [
        key,
        parts.reduce((all, part) => all + ((part as { [key: string]: number })[key] ?? 0), 0),
      ]),
    ) as T
  return { open: sum(rows.map((row) => row.open)), counted: sum(rows.map((row) => row.counted)) }
}

/** Which sign a count has; none while nothing is wrong. */
function kindOf({ of, kind, isBad = (one) => of(one) > 0 }: Column, row: Counts): Column['kind'] {
  return isBad(row) ? kind : undefined
}

function Count({ id, n, kind }: { id: string; n: number; kind: Column['kind'] }): ReactNode {
  const isBad = kind !== undefined
  return (
    <td className="record-count" data-column={id} data-kind={kind} data-zero={n === 0 || undefined}>
      {isBad && <Icon name={kind === 'stop' ? 'alert' : 'clock'} />}
      {n}
    </td>
  )
}

/** How many of the results of the period came in time; nothing while there are none. */
function rateOf({ counted: counts }: Counts, words: (part: number) => string): string {
  const { early, late } = counts
  const inTime = early + counts['on-time']
  const all = inTime + late
  return all === 0 ? '–' : words(inTime / all)
}
