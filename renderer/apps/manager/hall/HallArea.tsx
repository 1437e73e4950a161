import type { ReactNode } from 'react'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'
import { useOfficeView } from '../use-office-view.tsx'
import { AttentionList } from './AttentionList.tsx'
import { CounterTable } from './CounterTable.tsx'
import { HourChart } from './HourChart.tsx'
import { LongestWaits } from './LongestWaits.tsx'
import { OfficerTable } from './OfficerTable.tsx'
import { ServiceTable } from './ServiceTable.tsx'
import { Verdict } from './Verdict.tsx'
import './hall.css'

/** What the head of a centre looks at first: whether the hall is well, all that wants a decision, then lines and counters. */
export function HallArea(): ReactNode {
  const words = useWords()
  const { hall, attention, matters, now, isLost } = useOfficeView()
  if (!hall) return <p role="status">{words.common.connecting}</p>
  return (
    <div className="hall">
      <h1 className="visually-hidden">{words.manager.hall.title}</h1>
      {isLost && <Notice kind="care" icon="unlinked" title={words.common.lost} live />}
      <Verdict {...{ hall, attention, matters, now }} />
      <AttentionList attention={attention} matters={matters} />
      <div className="hall-columns">
        <div className="hall-column">
          <ServiceTable hall={hall} now={now} />
          <LongestWaits hall={hall} now={now} />
          <HourChart hours={hall.hours} />
        </div>
        <div className="hall-column">
          <CounterTable hall={hall} now={now} />
          <OfficerTable officers={hall.officers} />
        </div>
      </div>
    </div>
  )
}
