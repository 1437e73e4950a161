import type { ReactNode } from 'react'
import type { EventType } from '../../../../shared/domain/events/catalogue.ts'
import { attentionOf } from '../../../../shared/domain/queue/attention.ts'
import { HALL_EVENTS } from '../../../client/hall-events.ts'
import { useLiveView } from '../../../client/use-live-view.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { useNamed, useWords } from '../../../ui/language.tsx'
import { AttentionList } from './AttentionList.tsx'
import { CounterTable } from './CounterTable.tsx'
import { HourChart } from './HourChart.tsx'
import { LongestWaits } from './LongestWaits.tsx'
import { OfficerTable } from './OfficerTable.tsx'
import { ServiceTable } from './ServiceTable.tsx'
import { Verdict } from './Verdict.tsx'
import './hall.css'

const PEOPLE: readonly EventType[] = ['session.started', 'session.ended', 'officer.defined', 'printer.changed']
const DEVICES: readonly EventType[] = [
  'device.troubled',
  'device.recovered',
  'printer.changed',
  'device.paired',
  'display.died',
  'display.revived',
]

/** The hall now: whether it is well, what needs a hand first, then every line and counter. */
export function HallArea(): ReactNode {
  const words = useWords()
  const named = useNamed()
  const { view, now, state } = useLiveView(
    'getHall',
    {},
    { interestedIn: [...HALL_EVENTS, ...PEOPLE], everyMinute: true },
  )
  const health = useLiveView('listDeviceHealth', {}, { interestedIn: DEVICES, everyMinute: true })
  if (!view) return <p role="status">{words.common.connecting}</p>
  const services = view.services.map((service) => ({ ...service, name: named(service) }))
  const attention = attentionOf({ ...view, services }, health.view, now)
  return (
    <div className="hall">
      <h1 className="visually-hidden">{words.manager.hall.title}</h1>
      {state === 'lost' && <Notice kind="care" icon="unlinked" title={words.common.lost} live />}
      <Verdict hall={view} attention={attention} now={now} />
      <div className="hall-columns">
        <div className="hall-column">
          <AttentionList attention={attention} />
          <HourChart hours={view.hours} />
        </div>
        <div className="hall-column">
          <ServiceTable hall={view} now={now} />
          <LongestWaits hall={view} now={now} />
          <OfficerTable officers={view.officers} />
        </div>
        <CounterTable hall={view} now={now} />
      </div>
    </div>
  )
}
