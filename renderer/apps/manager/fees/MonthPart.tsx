import { useState } from 'react'
import type { ReactNode } from 'react'
import type { FeeMonth } from '../../../../shared/api/fee-views.ts'
import { hasMonthAfter, monthAfter, monthBefore } from '../../../../shared/domain/fees/period.ts'
import { businessDate } from '../../../../shared/domain/time/vietnam-time.ts'
import { formatDate, hourMinute, weekdayDate } from '../../../../shared/i18n/format.ts'
import { usePage } from '../../../client/page.tsx'
import { useLiveView } from '../../../client/use-live-view.ts'
import { signedDong } from '../../../features/fees/CashCount.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { useManagerPress } from '../use-manager-press.ts'
import { BankPart } from './BankPart.tsx'
import { MonthTables } from './MonthTables.tsx'
import { MONEY_EVENTS } from './events.ts'
import { saveFile } from './save-file.ts'

/** A month: what came in its period, what still stands in the way of closing it, and the spreadsheet (TT-4.5c). */
export function MonthPart(): ReactNode {
  const { fees: words, common } = useWords()
  const { now } = useLiveView('health', {}, { interestedIn: [] })
  const [chosen, setChosen] = useState<string | null>(null)
  const name = chosen ?? businessDate(now).slice(0, 7)
  const live = useLiveView('getFeeMonth', { month: name }, { interestedIn: MONEY_EVENTS })
  const month = live.view?.month.month === name ? live.view.month : null
  const shown = name.split('-').reverse().join('/')
  return (
    <section className="fees-part" aria-label={words.monthTitle} data-month={name}>
      <div className="fees-bar">
        <h2>{`${words.monthTitle} ${shown}`}</h2>
        <Button icon="back" onPress={() => setChosen(monthBefore(name))}>
          {words.earlier}
        </Button>
        {hasMonthAfter(name, month?.to ?? null, businessDate(now)) && (
          <Button icon="forward" onPress={() => setChosen(monthAfter(name))}>
            {words.later}
          </Button>
        )}
      </div>
      {month === null ? (
        <p role="status">{live.refusal ?? common.connecting}</p>
      ) : (
        <>
          <MonthHead month={month} />
          {month.days.length === 0 ? <p>{words.monthNone}</p> : <MonthTables month={month} />}
          <BankPart month={month} />
        </>
      )}
    </section>
  )
}

function MonthHead({ month }: { month: FeeMonth }): ReactNode {
  const { fees: words } = useWords()
  const [language] = useLanguage()
  const { api } = usePage()
  const [notSaved, setNotSaved] = useState<string | null>(null)
  const { isPending, problem, press } = useManagerPress()
  const params = { month: month.month }
  async function download(): Promise<void> {
    const outcome = await api.call('exportFeeMonth', { params })
    setNotSaved(outcome.ok ? null : outcome.message)
    if (outcome.ok) saveFile(outcome.value.name, outcome.value.xlsx)
  }
  const { closed, openDays, isOver, totals } = month
  const canClose = isOver && openDays.length === 0
  return (
    <>
      <p>{words.period(formatDate(month.from), formatDate(month.to))}</p>
      <dl className="fees-facts">
        <Fact name={words.total} amount={totals.all} />
        <Fact name={words.methods.cash} amount={totals.cash} />
        <Fact name={words.columns.bank} amount={totals.transfer + totals.qr + totals.card} />
        <Fact name={words.methods.portal} amount={totals.portal} />
      </dl>
      {closed ? (
        <p className="fees-settled">
          {words.monthClosed(closed.by, `${hourMinute(closed.at, language)}, ${weekdayDate(closed.at, language)}`)}
        </p>
      ) : (
        <>
          {openDays.length > 0 && <p className="small">{words.monthOpen(openDays.map(formatDate).join(', '))}</p>}
          {!isOver && <p className="small">{words.monthEarly}</p>}
        </>
      )}
      <div className="fees-bar">
        <Button icon="paper" onPress={() => void download()}>
          {words.download}
        </Button>
        {!closed && (
          <Button
            variant="action"
            icon="lock"
            isDisabled={!canClose}
            isPending={isPending}
            onPress={() => void press((page) => page.press('closeFeeMonth', { params, body: {} }))}
          >
            {words.closeMonth}
          </Button>
        )}
      </div>
      {(problem ?? notSaved) && <Notice kind="care" title={problem ?? notSaved} live />}
    </>
  )
}

const Fact = ({ name, amount }: { name: string; amount: number }): ReactNode => (
  <div>
    <dt>{name}</dt>
    <dd className="number">{signedDong(amount)}</dd>
  </div>
)
