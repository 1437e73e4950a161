import type { ReactNode } from 'react'
import { useWords } from '../../../ui/language.tsx'
import type { AreaProps } from '../areas.tsx'
import { AccountsPart } from './AccountsPart.tsx'
import { DayPart } from './DayPart.tsx'
import { MonthPart } from './MonthPart.tsx'
import './fees.css'

/** Money of the centre: the day with its officers, the month with the bank (TT-4.5c, TT-9.2b, TV-3.2d). */
export function FeesArea({ session }: AreaProps): ReactNode {
  const { fees: words } = useWords()
  return (
    <div className="fees-area">
      <div className="manager-head">
        <h1>{words.title}</h1>
        <p className="small">{words.hint}</p>
      </div>
      <DayPart isLeader={session.officer.role === 'leader'} />
      <MonthPart />
      <AccountsPart />
    </div>
  )
}
