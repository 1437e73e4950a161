import type { ReactNode } from 'react'
import type { FeeMonth } from '../../../../shared/api/fee-views.ts'
import { formatDate } from '../../../../shared/i18n/format.ts'
import { signedDong } from '../../../features/fees/CashCount.tsx'
import { useWords } from '../../../ui/language.tsx'
import { SumCells, SumHeads } from './OfficerDays.tsx'

/** A month by collecting unit, by procedure and by day. */
export function MonthTables({ month }: { month: FeeMonth }): ReactNode {
  const { fees: words } = useWords()
  const { columns } = words
  return (
    <div className="fees-tables">
      <SumTable caption={words.byAgency} heads={[columns.agency]} sums={[columns.fee, columns.charge]}>
        {month.agencies.map((one) => (
          <tr key={one.agency}>
            <th scope="row">{one.agency}</th>
            <td className="number fee-money">{signedDong(one.fees)}</td>
            <td className="number fee-money">{signedDong(one.charges)}</td>
            <SumCells totals={one.totals} />
          </tr>
        ))}
      </SumTable>
      <SumTable caption={words.byProcedure} heads={[columns.procedure, columns.agency]} sums={[columns.n]}>
        {month.procedures.map((one) => (
          <tr key={`${one.code} ${one.agency}`}>
            <th scope="row">
              <span className="number">{one.code}</span> {one.name}
            </th>
            <td>{one.agency}</td>
            <td className="number fee-money">{one.n}</td>
            <SumCells totals={one.totals} />
          </tr>
        ))}
      </SumTable>
      <SumTable caption={words.byDay} heads={[columns.day, columns.state]} sums={[columns.n]}>
        {month.days.map((one) => (
          <tr key={one.date}>
            <th scope="row">{formatDate(one.date)}</th>
            <td>
              {one.isClosed ? words.isClosed : words.notClosed}
              {one.difference !== null && one.difference !== 0 && (
                <span className="number fees-off">{` ${signedDong(one.difference)}`}</span>
              )}
            </td>
            <td className="number fee-money">{one.n}</td>
            <SumCells totals={one.totals} />
          </tr>
        ))}
      </SumTable>
    </div>
  )
}

type SumTableProps = { caption: string; heads: readonly string[]; sums: readonly string[]; children: ReactNode }

function SumTable({ caption, heads, sums, children }: SumTableProps): ReactNode {
  return (
    <div className="fee-scroll">
      <h3>{caption}</h3>
      <table className="fee-table" aria-label={caption}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            {sums.map((sum) => (
              <th key={sum} scope="col" className="fee-money">
                {sum}
              </th>
            ))}
            <SumHeads />
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}
