import type { ReactNode } from 'react'
import type { HallView } from '../../../../shared/api/manager-views.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { useWords } from '../../../ui/language.tsx'
import { normOf } from './norms.ts'

/** Whole minutes of a wait (the column says so), marked by icon and words when they are over a norm; colour never speaks alone. */
export function WaitMark({ minutes, norms }: { minutes: number | null; norms: HallView['norms'] }): ReactNode {
  const words = useWords().manager.hall
  if (minutes === null) return words.none
  const mark = normOf(minutes, norms)
  if (mark !== 'care' && mark !== 'stop') return String(minutes)
  return (
    <span className={`wait-mark wait-${mark}`}>
      <Icon name={mark === 'stop' ? 'alert' : 'clock'} />
      {minutes}
      <span className="visually-hidden"> ({words.norm[mark]})</span>
    </span>
  )
}
