import type { ReactNode } from 'react'
import type { HallView } from '../../../../shared/api/manager-views.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { useWords } from '../../../ui/language.tsx'
import { normOf } from './norms.ts'

/** Minutes of a wait, marked by icon and words when they are over a norm; colour never speaks alone. */
export function WaitMark({ minutes, norms }: { minutes: number | null; norms: HallView['norms'] }): ReactNode {
  const words = useWords().manager.hall
  if (minutes === null) return words.none
  const mark = normOf(minutes, norms)
  if (mark !== 'care' && mark !== 'stop') return words.minutes(minutes)
  return (
    <span className={`wait-mark wait-${mark}`}>
      <Icon name={mark === 'stop' ? 'alert' : 'clock'} />
      {words.minutes(minutes)}
      <span className="visually-hidden"> ({words.norm[mark]})</span>
    </span>
  )
}
