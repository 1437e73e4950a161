import type { ReactNode } from 'react'
import type { TotalsView } from '../../../../shared/api/fee-views.ts'
import { hourMinute } from '../../../../shared/i18n/format.ts'
import { signedDong } from '../../../features/fees/CashCount.tsx'
import { Button } from '../../../ui/Button.tsx'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import type { DayView } from './DayPart.tsx'

export type OfficerDaysProps = {
  view: DayView
  mayReopen: boolean
  onClose: (of: string | null, name: string, system: number) => void
  onReopen: (of: string, name: string) => void
}

/** Cash, by bank, online, and all of it: the cells of a row. */
export function SumCells({ totals }: { totals: TotalsView }): ReactNode {
  const { cash, transfer, qr, card, portal, all } = totals
  return [cash, transfer + qr + card, portal, all].map((amount, place) => (
    <td key={place} className="number fee-money">
      {signedDong(amount)}
    </td>
  ))
}

/** Their heads. */
export function SumHeads(): ReactNode {
  const { fees: words } = useWords()
  const { cash, portal } = words.methods
  return [cash, words.columns.bank, portal, words.total].map((head) => (
    <th key={head} scope="col" className="fee-money">
      {head}
    </th>
  ))
}

/** The days of the officers, each closed or to be closed, and then that of the centre. */
export function OfficerDays({ view, mayReopen, onClose, onReopen }: OfficerDaysProps): ReactNode {
  const { fees: words } = useWords()
  const { day, officers } = view
  const areClosed = officers.every(({ close }) => close !== null)
  return (
    <div className="fee-scroll">
      <table className="fee-table">
        <thead>
          <tr>
            <th scope="col">{words.columns.officer}</th>
            <th scope="col" className="fee-money">
              {words.columns.n}
            </th>
            <SumHeads />
            <th scope="col" className="fee-money">
              {words.columns.difference}
            </th>
            <th scope="col">{words.columns.state}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {officers.map((one) => (
            <tr key={one.officerId} data-officer={one.officerId}>
              <th scope="row">{one.name}</th>
              <td className="number fee-money">{one.receipts}</td>
              <SumCells totals={one.totals} />
              <CloseCells close={one.close} />
              <td className="fee-do">
                {one.close === null ? (
                  <Button onPress={() => onClose(one.officerId, one.name, one.totals.cash)}>{words.close}</Button>
                ) : (
                  mayReopen &&
                  day.close === null && (
                    <Button variant="quiet" onPress={() => onReopen(one.officerId ?? '', one.name)}>
                      {words.reopen}
                    </Button>
                  )
                )}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr data-officer="">
            <th scope="row">{words.total}</th>
            <td className="number fee-money">{day.receipts}</td>
            <SumCells totals={day.totals} />
            <CloseCells close={day.close} />
            <td />
          </tr>
        </tfoot>
      </table>
      {day.close === null && (
        <div className="fees-bar fees-close">
          <p className="small">{areClosed ? '' : words.waitFor}</p>
          <Button
            variant="action"
            icon="lock"
            isDisabled={!areClosed}
            onPress={() => onClose(null, '', day.totals.cash)}
          >
            {words.closeCentre}
          </Button>
        </div>
      )}
    </div>
  )
}

function CloseCells({ close }: { close: DayView['day']['close'] }): ReactNode {
  const { fees: words } = useWords()
  const [language] = useLanguage()
  if (!close)
    return (
      <>
        <td />
        <td>{words.notClosed}</td>
      </>
    )
  return (
    <>
      <td className={close.difference === 0 ? 'number fee-money' : 'number fee-money fees-off'}>
        {close.difference === 0 ? words.noDifference : signedDong(close.difference)}
        {close.words && <span className="small fees-why">{close.words}</span>}
      </td>
      <td className="fees-settled">{`${words.isClosed} ${hourMinute(close.at, language)}`}</td>
    </>
  )
}
