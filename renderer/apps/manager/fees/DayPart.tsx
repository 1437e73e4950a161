import { useState } from 'react'
import type { ReactNode } from 'react'
import type { AnswerOf } from '../../../../shared/api/operations.ts'
import { addDays, businessDate } from '../../../../shared/domain/time/vietnam-time.ts'
import { formatDate } from '../../../../shared/i18n/format.ts'
import { useLiveView } from '../../../client/use-live-view.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'
import { CancelReceipt } from './CancelReceipt.tsx'
import { CloseDay } from './CloseDay.tsx'
import { DayReceipts } from './DayReceipts.tsx'
import type { ReceiptQuestion } from './DayReceipts.tsx'
import { ErasePayer } from './ErasePayer.tsx'
import { OfficerDays } from './OfficerDays.tsx'
import { RefundReceipt } from './RefundReceipt.tsx'
import { ReopenDay } from './ReopenDay.tsx'
import { MONEY_EVENTS } from './events.ts'

export type DayView = AnswerOf<'getFeeDay'>
type Question =
  | { readonly kind: 'close'; readonly of: string | null; readonly name: string; readonly system: number }
  | { readonly kind: 'reopen'; readonly of: string; readonly name: string }
  | ReceiptQuestion

/** A day of the centre: its officers one by one, then all of it; a leader puts receipts right. */
export function DayPart({ isLeader }: { isLeader: boolean }): ReactNode {
  const { fees: words, common } = useWords()
  const { now } = useLiveView('health', {}, { interestedIn: [] })
  const today = businessDate(now)
  const [chosen, setChosen] = useState<string | null>(null)
  const [question, ask] = useState<Question | null>(null)
  const date = chosen ?? today
  const live = useLiveView('getFeeDay', { date }, { interestedIn: MONEY_EVENTS, query: { scope: 'centre' } })
  const view = live.view?.day.date === date ? live.view : null
  const step = (days: number): void => {
    const next = addDays(date, days)
    setChosen(next >= today ? null : next)
  }
  return (
    <section className="fees-part" aria-label={words.dayTitle}>
      <div className="fees-bar">
        <h2>{`${words.dayTitle} ${formatDate(date)}`}</h2>
        <Button icon="back" aria-label={formatDate(addDays(date, -1))} onPress={() => step(-1)}>
          {formatDate(addDays(date, -1))}
        </Button>
        {date < today && (
          <Button icon="forward" onPress={() => step(1)}>
            {formatDate(addDays(date, 1))}
          </Button>
        )}
      </div>
      {live.state === 'lost' && <Notice kind="care" icon="unlinked" title={common.lost} live />}
      {view === null && <p role="status">{live.refusal ?? common.connecting}</p>}
      {view && <OpenDays days={view.openDays} onShow={setChosen} />}
      {view?.officers.length === 0 && <p>{words.dayNone}</p>}
      {view && view.officers.length > 0 && (
        <>
          <OfficerDays
            view={view}
            mayReopen={isLeader && date === today}
            onClose={(of, name, system) => ask({ kind: 'close', of, name, system })}
            onReopen={(of, name) => ask({ kind: 'reopen', of, name })}
          />
          <DayReceipts receipts={view.receipts} isLeader={isLeader} onAsk={ask} />
        </>
      )}
      {question && <Asking question={question} date={date} onClose={() => ask(null)} />}
    </section>
  )
}

type AskingProps = { question: Question; date: string; onClose: () => void }

function Asking({ question, date, onClose }: AskingProps): ReactNode {
  if (question.kind === 'cancel') return <CancelReceipt receipt={question.receipt} onClose={onClose} />
  if (question.kind === 'erase') return <ErasePayer payer={question.payer} onClose={onClose} />
  if (question.kind === 'refund') return <RefundReceipt receipt={question.receipt} onClose={onClose} />
  if (question.kind === 'reopen') return <ReopenDay {...question} date={date} onClose={onClose} />
  return <CloseDay {...question} date={date} onClose={onClose} />
}

/** Earlier days that the centre never closed. */
function OpenDays({ days, onShow }: { days: readonly string[]; onShow: (day: string) => void }): ReactNode {
  const { fees: words } = useWords()
  if (days.length === 0) return null
  return (
    <Notice kind="care" title={words.openDays(days.length)}>
      <div className="fees-bar">
        {days.map((day) => (
          <Button key={day} onPress={() => onShow(day)}>
            {formatDate(day)}
          </Button>
        ))}
      </div>
    </Notice>
  )
}
