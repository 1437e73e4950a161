import { useState } from 'react'
import type { ReactNode } from 'react'
import { FileTrigger } from 'react-aria-components'
import type { FeeMonth } from '../../../../shared/api/fee-views.ts'
import { dong, formatDate, hourMinute, weekdayDate } from '../../../../shared/i18n/format.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { useManagerPress } from '../use-manager-press.ts'

/** The list of the bank against the transfers of the month: what does not fit stands first (TT-4.5c, TT-9.2b). */
export function BankPart({ month }: { month: FeeMonth }): ReactNode {
  const { fees: words } = useWords()
  const [language] = useLanguage()
  const [isReading, setReading] = useState(false)
  const { problem, press } = useManagerPress()
  const { bank } = month
  async function compare(file: File | undefined): Promise<void> {
    if (!file) return
    setReading(true)
    const text = await file.text()
    await press((api) => api.press('compareBankFile', { params: { month: month.month }, body: { text } }))
    setReading(false)
  }
  return (
    <>
      <h3>{words.bankTitle}</h3>
      <p className="small">{words.papersBy(formatDate(month.papersBy))}</p>
      <FileTrigger
        acceptedFileTypes={['.csv', 'text/csv', 'text/plain']}
        onSelect={(files) => void compare(files?.[0])}
      >
        <Button icon="paper" className="fees-file" isPending={isReading}>
          {words.bankFile}
        </Button>
      </FileTrigger>
      <p className="small">{words.bankHint}</p>
      {problem && <Notice kind="care" title={problem} live />}
      {bank && (
        <>
          <p>
            {words.bankAt(bank.by, `${hourMinute(bank.at, language)}, ${weekdayDate(bank.at, language)}`)}
            {bank.late && <span className="fees-off">{` ${words.bankLate}`}</span>}
          </p>
          <dl className="fees-facts">
            {(['matched', 'different', 'missing', 'extra'] as const).map((what) => (
              <div key={what} data-bank={what}>
                <dt>{words.bankCounts[what]}</dt>
                <dd className={what !== 'matched' && bank[what] > 0 ? 'number fees-off' : 'number'}>{bank[what]}</dd>
              </div>
            ))}
          </dl>
          {bank.pairs === null ? <p className="small">{words.bankErased}</p> : <Pairs pairs={bank.pairs} />}
        </>
      )}
    </>
  )
}

type BankPairs = NonNullable<NonNullable<FeeMonth['bank']>['pairs']>

function Pairs({ pairs }: { pairs: BankPairs }): ReactNode {
  const { fees: words } = useWords()
  const { columns } = words
  const amount = (value: number | null): string => (value === null ? '–' : dong(value))
  return (
    <div className="fee-scroll">
      <table className="fee-table">
        <thead>
          <tr>
            {[columns.state, columns.day, columns.number, words.reference].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            <th scope="col" className="fee-money">
              {words.ours}
            </th>
            <th scope="col" className="fee-money">
              {words.theirs}
            </th>
          </tr>
        </thead>
        <tbody>
          {pairs.map((pair, place) => (
            <tr key={place} className="fees-pair" data-what={pair.what}>
              <td>{words.bankCounts[pair.what]}</td>
              <td>{formatDate(pair.date)}</td>
              <td className="number">{pair.number}</td>
              <td>
                <span className="number">{pair.reference}</span> {pair.words}
              </td>
              <td className="number fee-money">{amount(pair.own)}</td>
              <td className="number fee-money">{amount(pair.bank)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
