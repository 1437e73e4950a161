import type { ReactNode } from 'react'
import type { AnswerOf } from '../../../../../shared/api/operations.ts'
import { formatDate } from '../../../../../shared/i18n/format.ts'
import { usePage } from '../../../../client/page.tsx'
import { DayCountFields } from '../../../../features/fees/DayCountFields.tsx'
import { useDayCount } from '../../../../features/fees/use-day-count.ts'
import { useWords } from '../../../../ui/language.tsx'
import { SlipDialog } from '../SlipDialog.tsx'
import { useSend } from '../use-send.ts'

export type Closed = AnswerOf<'closeFeeDay'>
export type CloseDayDialogProps = {
  day: AnswerOf<'getFeeDay'>['day']
  onDone: (closed: Closed) => void
  onClose: () => void
}

/** Closes one's own day: two people count, a difference has its reason, and the list is signed. */
export function CloseDayDialog({ day, onDone, onClose }: CloseDayDialogProps): ReactNode {
  const { fees: words } = useWords()
  const { api } = usePage()
  const send = useSend()
  const system = day.totals.cash
  const { date, officerId: of } = day
  const title = words.closeTitle(formatDate(date))
  const { count, isOff, isReady, body, change, forget } = useDayCount({ date, of, title }, system)
  const params = { date }
  const done = (closed: Closed): void => {
    forget()
    onDone(closed)
  }
  return (
    <SlipDialog
      title={title}
      hint={words.closeHint}
      isReady={isReady}
      send={send}
      doWords={words.close}
      onSubmit={() => send.run((key) => api.press('closeFeeDay', { params, body, key }), done)}
      onClose={onClose}
    >
      <DayCountFields
        say={words}
        {...{ count, isOff, system }}
        change={(part) => {
          send.clear()
          change(part)
        }}
      />
    </SlipDialog>
  )
}
