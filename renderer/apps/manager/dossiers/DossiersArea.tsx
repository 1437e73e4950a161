import { useState } from 'react'
import type { ReactNode } from 'react'
import type { EventType } from '../../../../shared/domain/events/catalogue.ts'
import { formatDate } from '../../../../shared/i18n/format.ts'
import { useLiveView } from '../../../client/use-live-view.ts'
import { dateOf } from '../../../features/typed/read-typed.ts'
import { Field } from '../../../ui/Field.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'
import { EndedPanel } from './EndedPanel.tsx'
import { ReadersPanel } from './ReadersPanel.tsx'
import { RecordTable } from './RecordTable.tsx'
import './dossiers.css'

const EVENTS: readonly EventType[] = [
  'dossier.received',
  'dossier.forwarded',
  'papers.handedOver',
  'dossier.supplementRequested',
  'dossier.apologised',
  'dossier.resultRecorded',
  'dossier.resultReturned',
  'dossier.harmed',
]

/** How agencies and procedures keep their time: what is late, soon and missed (TQ-6.3, TV-3.2d, KT-7.2đ). */
export function DossiersArea(): ReactNode {
  const words = useWords()
  const { record } = words.house
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const days = { from: dateOf(from), to: dateOf(to) }
  const query = { ...(days.from === null ? {} : { from: days.from }), ...(days.to === null ? {} : { to: days.to }) }
  const { view, state } = useLiveView('getDossierRecord', {}, { interestedIn: EVENTS, everyMinute: true, query })
  if (!view) return <p role="status">{words.common.connecting}</p>
  return (
    <div className="record">
      <header className="record-head">
        <div>
          <h1>{record.title}</h1>
          <p>{record.period(formatDate(view.from), formatDate(view.to))}</p>
        </div>
        <div className="record-period">
          <Field
            label={words.house.from}
            value={from}
            placeholder={formatDate(view.from)}
            maxLength={10}
            onChange={setFrom}
          />
          <Field label={words.house.to} value={to} placeholder={formatDate(view.to)} maxLength={10} onChange={setTo} />
        </div>
      </header>
      {state === 'lost' && <Notice kind="care" icon="unlinked" title={words.common.lost} live />}
      <section className="panel" aria-labelledby="agencies-title">
        <h2 id="agencies-title">{record.agencies}</h2>
        {view.agencies.length === 0 ? (
          <p>{record.nothing}</p>
        ) : (
          <RecordTable
            label={record.agencies}
            hasTotal
            rows={view.agencies.map((row) => ({ ...row, id: row.agencyId, about: '' }))}
          />
        )}
      </section>
      <section className="panel" aria-labelledby="procedures-title">
        <h2 id="procedures-title">{record.procedures}</h2>
        {view.procedures.length === 0 ? (
          <p>{record.noProcedures}</p>
        ) : (
          <RecordTable
            label={record.procedures}
            rows={view.procedures.map((row) => ({ ...row, id: row.procedureId, about: `${row.code} · ${row.agency}` }))}
          />
        )}
      </section>
      <EndedPanel />
      <ReadersPanel />
    </div>
  )
}
