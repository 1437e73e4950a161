import type { ReactNode } from 'react'
import { formatDate } from '../../../../shared/i18n/format.ts'
import { DayCountFields } from '../../../features/fees/DayCountFields.tsx'
import { useDayCount } from '../../../features/fees/use-day-count.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'
import { useManagerPress } from '../use-manager-press.ts'

export type CloseDayProps = {
  date: string
  /** Whose day; null: the centre's. */
  of: string | null
  name: string
  system: number
  onClose: () => void
}

/** Closes a day of an officer who is away, or that of the centre: counted by two. */
export function CloseDay({ date, of, name, system, onClose }: CloseDayProps): ReactNode {
  const { fees: words, common } = useWords()
  const title = of === null ? words.closeCentre : `${words.closeTitle(formatDate(date))}: ${name}`
  const { count, isOff, isReady, body, change, forget } = useDayCount({ date, of, title }, system)
  const { isPending, problem, press } = useManagerPress(forget, onClose)
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{common.cancel}</Button>
          <Button
            variant="action"
            icon="lock"
            isDisabled={!isReady}
            isPending={isPending}
            onPress={() => void press((api) => api.press('closeFeeDay', { params: { date }, body }))}
          >
            {words.close}
          </Button>
        </>
      }
    >
      <p className="small">{words.closeHint}</p>
      <DayCountFields say={words} {...{ count, isOff, system, change }} />
      {problem && <Notice kind="care" title={problem} live />}
    </Dialog>
  )
}
