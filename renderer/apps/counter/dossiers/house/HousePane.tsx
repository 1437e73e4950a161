import { useState } from 'react'
import type { ReactNode } from 'react'
import { businessDate } from '../../../../../shared/domain/time/vietnam-time.ts'
import { formatDate } from '../../../../../shared/i18n/format.ts'
import { dateOf } from '../../../../features/typed/read-typed.ts'
import { Field } from '../../../../ui/Field.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { QuestionsPanel } from '../agencies/QuestionsPanel.tsx'
import { BookPart } from './BookPart.tsx'
import { Refusals } from './Refusals.tsx'
import { UnreadProcedures } from './UnreadProcedures.tsx'
import { WorkRequests } from './WorkRequests.tsx'
import '../runs/runs.css'

export type HousePaneProps = { now: number; isLost: boolean; isActive: boolean; onAsking: (isAsking: boolean) => void }

/** Days from and to which something is listed or bound into a book; null while one of them cannot be read. */
export type Period = { readonly from: string; readonly to: string } | null

/** Papers of the house: refusals, which have no dossier to be found by, the tracking book, questions to agencies, requests for work. */
export function HousePane({ now, isLost, isActive, onAsking }: HousePaneProps): ReactNode {
  const { house } = useWords()
  const today = formatDate(businessDate(now))
  const [from, setFrom] = useState(today)
  const [to, setTo] = useState(today)
  const days = { from: dateOf(from), to: dateOf(to) }
  const period: Period =
    days.from !== null && days.to !== null && days.from <= days.to ? (days as NonNullable<Period>) : null
  return (
    <div className="house">
      <section className="counter-panel runs-panel" aria-labelledby="refusals-title">
        <h2 id="refusals-title" className="runs-title">
          {house.refusals}
        </h2>
        <div className="house-row">
          <Field label={house.from} value={from} placeholder={house.dayHint} maxLength={10} onChange={setFrom} />
          <Field label={house.to} value={to} placeholder={house.dayHint} maxLength={10} onChange={setTo} />
        </div>
        {period === null ? <p className="field-error">{house.dayWrong}</p> : <Refusals period={period} now={now} />}
        <BookPart period={period} isLost={isLost} isActive={isActive} />
      </section>
      <div className="house-stack">
        <UnreadProcedures isLost={isLost} />
        <QuestionsPanel {...{ isLost, onAsking }} />
        <WorkRequests {...{ now, isLost, isActive, onAsking }} />
      </div>
    </div>
  )
}
