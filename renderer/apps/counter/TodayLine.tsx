import type { ReactNode } from 'react'
import type { QueueView } from '../../../shared/api/views.ts'
import { useWords } from '../../ui/language.tsx'

/** The officer's own day in one line. */
export function TodayLine({ today }: { today: QueueView['today'] }): ReactNode {
  const { desk } = useWords()
  return (
    <p className="counter-today small">
      {desk.today(today.finished, today.noShow)}
      {today.meanServiceMinutes !== null && ` · ${desk.mean(today.meanServiceMinutes)}`}
    </p>
  )
}
