import { useState } from 'react'
import type { ReactNode } from 'react'
import type { ReceiptLine } from '../../../../../shared/api/fee-views.ts'
import type { AnswerOf } from '../../../../../shared/api/operations.ts'
import { PAY_METHODS } from '../../../../../shared/domain/fees/ledger.ts'
import { businessDate } from '../../../../../shared/domain/time/vietnam-time.ts'
import { dong, formatDate, hourMinute } from '../../../../../shared/i18n/format.ts'
import { useLiveView } from '../../../../client/use-live-view.ts'
import { ReceiptTable } from '../../../../features/fees/ReceiptTable.tsx'
import { signedDong } from '../../../../features/fees/CashCount.tsx'
import { Button } from '../../../../ui/Button.tsx'
import { Notice } from '../../../../ui/Notice.tsx'
import { useLanguage, useWords } from '../../../../ui/language.tsx'
import { useSlipPaper } from '../../../../features/slips/use-slip-paper.ts'
import { CancelDialog } from './CancelDialog.tsx'
import { CloseDayDialog } from './CloseDayDialog.tsx'
import { RefundDialog } from './RefundDialog.tsx'
import { FEE_EVENTS } from './use-fees.ts'
import './fees.css'

export type FeeDeskProps = {
  now: number
  isLost: boolean
  onAsking: (isAsking: boolean) => void
  onDone: (words: string) => void
}

type Question =
  | { readonly kind: 'cancel' | 'refund'; readonly receipt: ReceiptLine }
  | { readonly kind: 'close'; readonly day: Day['day'] }
type Day = AnswerOf<'getFeeDay'>

/** The officer's own money today: receipts, sums, what was put right, and the close of the day (TT-4.5). */
export function FeeDesk({ now, isLost, onAsking, onDone }: FeeDeskProps): ReactNode {
  const { fees: words, common } = useWords()
  const [shown, setShown] = useState<string | null>(null)
  const date = shown ?? businessDate(now)
  const { view, refusal } = useLiveView('getFeeDay', { date }, { interestedIn: FEE_EVENTS })
  const [question, setQuestion] = useState<Question | null>(null)
  const { print, pending, refusal: notPrinted } = useSlipPaper()

  function ask(next: Question | null): void {
    setQuestion(next)
    onAsking(next !== null)
  }
  function done(said: string, slipId: string | undefined): void {
    ask(null)
    onDone(said)
    if (slipId) print(slipId, 'all')
  }
  if (!view || view.day.date !== date)
    return <section className="counter-panel dossiers-sent">{refusal ?? common.connecting}</section>
  return (
    <div className="fees-desk">
      <section className="counter-panel" aria-label={words.today}>
        <h2 className="counter-list-title">{shown === null ? words.today : formatDate(date)}</h2>
        {notPrinted && <Notice kind="stop" title={notPrinted} live />}
        {view.receipts.length === 0 && <p className="dossiers-empty">{words.noReceipts}</p>}
        {view.receipts.length > 0 && (
          <ReceiptTable
            say={words}
            receipts={view.receipts}
            withOfficer={false}
            actions={(receipt) => (
              <ReceiptActions
                {...{ receipt, isLost }}
                onPrint={(slipId) => print(slipId, 'all')}
                isPrinting={pending === receipt.slipId}
                onAsk={(kind) => ask({ kind, receipt })}
              />
            )}
          />
        )}
      </section>
      <DaySums view={view} isLost={isLost} onClose={() => ask({ kind: 'close', day: view.day })} onPrint={print}>
        <OpenDays days={view.openDays} shown={shown} onShow={setShown} />
      </DaySums>
      {question && <Asking question={question} onClose={() => ask(null)} onDone={done} />}
    </div>
  )
}

type AskingProps = {
  question: Question
  onClose: () => void
  onDone: (said: string, slipId: string | undefined) => void
}

/** The question that is open, and what is said when it was answered. */
function Asking({ question, onClose, onDone }: AskingProps): ReactNode {
  const { fees: words } = useWords()
  if (question.kind === 'close')
    return (
      <CloseDayDialog
        day={question.day}
        onClose={onClose}
        onDone={({ slips }) => onDone(words.closed(formatDate(question.day.date)), slips[0]?.id)}
      />
    )
  const { receipt } = question
  if (question.kind === 'refund')
    return (
      <RefundDialog
        {...{ receipt, onClose }}
        onDone={({ total, slips }) => onDone(words.refunded(dong(total)), slips[0]?.id)}
      />
    )
  return (
    <CancelDialog
      {...{ receipt, onClose }}
      onDone={({ receipts: [anew], slips }) => {
        const no = words.receiptNo(receipt.serial, receipt.number)
        const by = anew && words.receiptNo(anew.serial, anew.number)
        onDone(by ? words.replaced(no, by) : words.cancelled(no), slips[0]?.id)
      }}
    />
  )
}

type ReceiptActionsProps = {
  receipt: ReceiptLine
  isLost: boolean
  isPrinting: boolean
  onPrint: (slipId: string) => void
  onAsk: (kind: 'cancel' | 'refund') => void
}

/** What the officer may do with a receipt now. */
function ReceiptActions({ receipt, isLost, isPrinting, onPrint, onAsk }: ReceiptActionsProps): ReactNode {
  const { fees: words } = useWords()
  const { slipId } = receipt
  return (
    <>
      {receipt.canRefund && (
        <Button variant="quiet" isDisabled={isLost} onPress={() => onAsk('refund')}>
          {words.refund}
        </Button>
      )}
      {receipt.canCancel && (
        <Button variant="quiet" isDisabled={isLost} onPress={() => onAsk('cancel')}>
          {words.cancel}
        </Button>
      )}
      {slipId && (
        <Button variant="quiet" icon="printer" isPending={isPrinting} onPress={() => onPrint(slipId)}>
          {words.print}
        </Button>
      )}
    </>
  )
}

type OpenDaysProps = { days: readonly string[]; shown: string | null; onShow: (day: string | null) => void }

/** Earlier days that were never closed: each can be looked at and closed. */
function OpenDays({ days, shown, onShow }: OpenDaysProps): ReactNode {
  const { fees: words } = useWords()
  return (
    <>
      {days.length > 0 && <p className="dossiers-care">{words.openDays(days.length)}</p>}
      {days.map((day) => (
        <Button key={day} aria-pressed={day === shown} onPress={() => onShow(day === shown ? null : day)}>
          {words.closeDay(formatDate(day))}
        </Button>
      ))}
      {shown !== null && (
        <Button icon="back" onPress={() => onShow(null)}>
          {words.today}
        </Button>
      )}
    </>
  )
}

type DaySumsProps = {
  view: Day
  isLost: boolean
  onClose: () => void
  onPrint: (slipId: string) => void
  children: ReactNode
}

/** What the day comes to, and its close. */
function DaySums({ view: { day }, isLost, onClose, onPrint, children }: DaySumsProps): ReactNode {
  const { fees: words } = useWords()
  const [language] = useLanguage()
  const { totals, close } = day
  return (
    <section className="counter-panel fees-sums" aria-label={words.sums}>
      <h2 className="counter-list-title">{words.sums}</h2>
      <dl data-total={totals.all}>
        {PAY_METHODS.filter((method) => totals[method] !== 0 || method === 'cash').map((method) => (
          <div key={method}>
            <dt>{words.methods[method]}</dt>
            <dd className="number">{signedDong(totals[method])}</dd>
          </div>
        ))}
        <div>
          <dt>{words.total}</dt>
          <dd className="number">{signedDong(totals.all)}</dd>
        </div>
      </dl>
      <p className="small">
        {words.receipts(day.receipts)}
        {day.cancelled > 0 && `, ${words.cancelledCount(day.cancelled)}`}
      </p>
      {close ? (
        <>
          <p className="fees-good" data-closed>
            {words.closedBy(close.by, hourMinute(close.at, language), close.witness ?? '')}
          </p>
          {close.difference !== 0 && (
            <p className="dossiers-care">{`${words.difference}: ${signedDong(close.difference)}`}</p>
          )}
          {close.slipId && (
            <Button icon="printer" onPress={() => onPrint(close.slipId ?? '')}>
              {words.print}
            </Button>
          )}
        </>
      ) : (
        day.receipts + day.cancelled > 0 && (
          <Button variant="action" icon="lock" isDisabled={isLost} onPress={onClose}>
            {words.close}
          </Button>
        )
      )}
      {children}
    </section>
  )
}
