import type { ReactNode } from 'react'
import type { ReceiptLine } from '../../../shared/api/fee-views.ts'
import { dong, hourMinute } from '../../../shared/i18n/format.ts'
import type { Words } from '../../../shared/i18n/vi.ts'
import { useLanguage } from '../../ui/language.tsx'
import './fees.css'

export type ReceiptTableProps = {
  /** Words of the page that asks. */
  say: Words['fees']
  receipts: readonly ReceiptLine[]
  /** Whose they are stands in the table. */
  withOfficer: boolean
  /** What can be done with one. */
  actions: (receipt: ReceiptLine) => ReactNode
}

/** How a receipt stands. */
export const stateOf = ({ cancelled, refunded, total }: ReceiptLine): keyof Words['fees']['states'] =>
  cancelled ? 'cancelled' : refunded === 0 ? 'good' : refunded < total ? 'part' : 'refunded'

/** Receipts of a day, the newest first, each as the journal has it. */
export function ReceiptTable({ say, receipts, withOfficer, actions }: ReceiptTableProps): ReactNode {
  const [language] = useLanguage()
  const { columns } = say
  return (
    <div className="fee-scroll">
      <table className="fee-table">
        <thead>
          <tr>
            <th scope="col">{columns.time}</th>
            <th scope="col">{columns.number}</th>
            {withOfficer && <th scope="col">{columns.officer}</th>}
            <th scope="col">{columns.dossiers}</th>
            <th scope="col">{columns.method}</th>
            <th scope="col" className="fee-money">
              {columns.amount}
            </th>
            <th scope="col">{columns.state}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {receipts.map((one) => (
            <tr key={one.id} data-receipt={one.number} data-state={stateOf(one)}>
              <td>{hourMinute(one.at, language)}</td>
              <th scope="row" className="number">
                {say.receiptNo(one.serial, one.number) || say.portalReceipt}
              </th>
              {withOfficer && <td>{one.officer}</td>}
              <td className="fee-codes">
                <span className="number">{one.dossiers.map(({ code }) => code).join(', ')}</span>
                {one.payer && <span className="small">{say.paidBy(one.payer.name)}</span>}
              </td>
              <td>
                {say.methods[one.method]}
                {one.reference && <span className="small number"> {one.reference}</span>}
              </td>
              <td className="number fee-money">{dong(one.total)}</td>
              <td>
                {say.states[stateOf(one)]}
                {one.cancelled && <span className="small">: {say.causes[one.cancelled.cause].toLowerCase()}</span>}
                {one.refunded > 0 && <span className="small number"> {dong(one.refunded)}</span>}
              </td>
              <td className="fee-do">{actions(one)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
