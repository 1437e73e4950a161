import type { ReactNode } from 'react'
import type { EventType } from '../../../../shared/domain/events/catalogue.ts'
import { useLiveView } from '../../../client/use-live-view.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'
import { CentreCard } from './CentreCard.tsx'
import { DeviceCard } from './DeviceCard.tsx'
import { PrinterCard } from './PrinterCard.tsx'
import './devices.css'

const INTERESTED: readonly EventType[] = [
  'device.troubled',
  'device.recovered',
  'device.paired',
  'device.bound',
  'printer.changed',
  'print.queued',
  'print.diverted',
  'print.printed',
  'print.failed',
]

/** Every device of the centre: its state in plain words, since when, and what to do now; those in need first. */
export function DevicesArea(): ReactNode {
  const words = useWords()
  const { view, now, state } = useLiveView('listDeviceHealth', {}, { interestedIn: INTERESTED, everyMinute: true })
  if (!view) return <p role="status">{words.common.connecting}</p>
  const { devices: text } = words.manager
  const printers = view.printers.toSorted((a, b) => needOf(b) - needOf(a))
  const devices = view.devices.toSorted((a, b) => URGENCY[b.state] - URGENCY[a.state])
  const bad =
    printers.filter((printer) => needOf(printer) > 0).length +
    devices.filter((device) => device.state === 'troubled').length +
    Math.min(1, view.centre.troubles.length)
  const all = printers.length + devices.length + 1
  return (
    <div className="devices">
      <div className="manager-head">
        <h1>{text.title}</h1>
        <p className={`devices-verdict devices-${bad > 0 ? 'care' : 'good'}`} role="status">
          <Icon name={bad > 0 ? 'alert' : 'check'} />
          {bad > 0 ? text.bad(bad) : text.good(all)}
        </p>
      </div>
      {state === 'lost' && <Notice kind="care" icon="unlinked" title={words.common.lost} live />}
      <Group id="printers" title={text.groups.printers}>
        {printers.map((printer) => (
          <PrinterCard key={printer.id} printer={printer} now={now} />
        ))}
      </Group>
      <Group id="devices" title={text.groups.devices}>
        {devices.map((device) => (
          <DeviceCard key={device.id} device={device} now={now} />
        ))}
      </Group>
      <Group id="centre" title={text.groups.centre}>
        <CentreCard centre={view.centre} now={now} />
      </Group>
    </div>
  )
}

const URGENCY = { troubled: 3, never: 2, away: 1, good: 0 } as const
const needOf = ({ state, nearEnd }: { state: 'ready' | 'offline' | 'never'; nearEnd: boolean }): number =>
  state === 'offline' ? 2 : nearEnd ? 1 : 0

function Group({ id, title, children }: { id: string; title: string; children: ReactNode }): ReactNode {
  return (
    <section aria-labelledby={`group-${id}`}>
      <h2 id={`group-${id}`}>{title}</h2>
      <ul className="devices-list">{children}</ul>
    </section>
  )
}
