import { useState } from 'react'
import type { ReactNode } from 'react'
import type { EventType } from '../../../../shared/domain/events/catalogue.ts'
import { formatDate } from '../../../../shared/i18n/format.ts'
import { useLiveView } from '../../../client/use-live-view.ts'
import { dateOf } from '../../../features/typed/read-typed.ts'
import { Field } from '../../../ui/Field.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'
import { AgencyTable } from './AgencyTable.tsx'
import { ContactsPanel } from './ContactsPanel.tsx'
import { ReasonsTable } from './ReasonsTable.tsx'
import { SignersPanel } from './SignersPanel.tsx'
import '../dossiers/dossiers.css'
import './agencies.css'

const EVENTS: readonly EventType[] = [
  'dossier.received',
  'agency.called',
  'agency.callEnded',
  'question.asked',
  'question.answered',
]

/** How the agencies stand by the desks (TQ-6.11, TQ-7.2, TQ-7.3, TT-7.1), whom desks call, and who may sign (KT-11.2). */
export function AgenciesArea(): ReactNode {
  const words = useWords()
  const text = words.agencies.desk
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const days = { from: dateOf(from), to: dateOf(to) }
  const query = { ...(days.from === null ? {} : { from: days.from }), ...(days.to === null ? {} : { to: days.to }) }
  const { view, state } = useLiveView('getAgencyRecord', {}, { interestedIn: EVENTS, query })
  const agencies = useLiveView('listAgencies', {}, { interestedIn: ['config.changed'] }).view?.agencies ?? []
  if (!view) return <p role="status">{words.common.connecting}</p>
  return (
    <div className="record">
      <header className="record-head">
        <div>
          <h1>{text.title}</h1>
          <p>{text.period(formatDate(view.from), formatDate(view.to))}</p>
        </div>
        <div className="record-period">
          <Field label={text.from} value={from} placeholder={formatDate(view.from)} maxLength={10} onChange={setFrom} />
          <Field label={text.to} value={to} placeholder={formatDate(view.to)} maxLength={10} onChange={setTo} />
        </div>
      </header>
      {state === 'lost' && <Notice kind="care" icon="unlinked" title={words.common.lost} live />}
      <section className="panel" aria-labelledby="agency-record-title">
        <h2 id="agency-record-title">{text.record}</h2>
        {view.agencies.length === 0 ? <p>{text.nothing}</p> : <AgencyTable agencies={view.agencies} />}
      </section>
      {view.reasons.length > 0 && <ReasonsTable record={view} />}
      <ContactsPanel agencies={agencies} />
      <SignersPanel agencies={agencies} />
    </div>
  )
}
