import { Fragment, useState } from 'react'
import type { ReactNode } from 'react'
import type { DeviceHealthView } from '../../../../shared/api/device-health-views.ts'
import type { EventType } from '../../../../shared/domain/events/catalogue.ts'
import { useLiveView } from '../../../client/use-live-view.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'
import type { AreaProps } from '../areas.tsx'
import { CentreCard } from './CentreCard.tsx'
import { DeviceCard } from './DeviceCard.tsx'
import { DisplayCard } from './DisplayCard.tsx'
import { HousePanel } from './HousePanel.tsx'
import { KeyboardScannerCard } from './KeyboardScannerCard.tsx'
import { NewRollDialog } from './NewRollDialog.tsx'
import type { NewRoll } from './NewRollDialog.tsx'
import { PairingPanel } from './PairingPanel.tsx'
import { PrinterCard } from './PrinterCard.tsx'
import { ScannerCard } from './ScannerCard.tsx'
import type { PrinterCardProps } from './PrinterCard.tsx'
import { useRefreshed } from './use-refreshed.ts'
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
  'print.sent',
  'print.unknown',
  'print.failed',
  'printer.paperChanged',
  'display.died',
  'display.revived',
  'device.ordered',
  'device.orderAnswered',
]

/** Every device of the centre: its state in plain words, since when, and what to do now; those in need first. */
export function DevicesArea({ session }: AreaProps): ReactNode {
  const words = useWords()
  const { view, now, state, refresh } = useLiveView(
    'listDeviceHealth',
    {},
    { interestedIn: INTERESTED, everyMinute: true },
  )
  useRefreshed(refresh, AGAIN_MS)
  const [roll, setRoll] = useState<NewRoll | null>(null)
  if (!view) return <p role="status">{words.common.connecting}</p>
  const { devices: text } = words.manager
  const mayOrder = session.officer.role === 'technician'
  const cards = cardsOf(view, { orders: view.orders, mayOrder, now, onNewRoll: setRoll })
  const inNeed = cards.filter(({ need }) => need > 0).toSorted((a, b) => b.need - a.need)
  const groups = { ...text.groups, displays: words.technician.displays, scanners: words.technician.scanners }
  return (
    <div className="devices">
      <div className="manager-head">
        <h1>{text.title}</h1>
        <p className={`devices-verdict devices-${inNeed.length > 0 ? 'care' : 'good'}`} role="status">
          <Icon name={inNeed.length > 0 ? 'alert' : 'check'} />
          {inNeed.length > 0 ? text.bad(inNeed.length) : text.good(cards.length)}
        </p>
      </div>
      {state === 'lost' && <Notice kind="care" icon="unlinked" title={words.common.lost} live />}
      <PairingPanel />
      <Group id="need" title={words.technician.inNeed} cards={inNeed} />
      {(['printers', 'displays', 'scanners', 'devices', 'centre'] as const).map((id) => (
        <Group
          key={id}
          id={id}
          title={groups[id]}
          cards={cards.filter((card) => card.group === id && card.need === 0).toSorted((a, b) => b.rank - a.rank)}
        />
      ))}
      <HousePanel />
      {roll && <NewRollDialog {...roll} onClose={() => setRoll(null)} />}
    </div>
  )
}

type Common = Omit<PrinterCardProps, 'printer'>
/** `need`: how urgently somebody should see to it, 0 not at all; `rank`: the higher the earlier among those who are well. */
type Card = {
  id: string
  group: 'printers' | 'displays' | 'scanners' | 'devices' | 'centre'
  need: number
  rank: number
  node: ReactNode
}

function cardsOf(view: DeviceHealthView, common: Common): Card[] {
  const { printers, displays, scanners, keyboardScanners, devices, centre } = view
  const { orders, mayOrder, now } = common
  const shown = { orders, mayOrder, now }
  return [
    ...printers.map((printer): Card => ({
      id: `printer ${printer.id}`,
      group: 'printers',
      need: printer.state === 'offline' ? 3 : printer.nearEnd || printer.paper.low ? 1 : 0,
      rank: 0,
      node: <PrinterCard printer={printer} {...common} />,
    })),
    ...displays.map((display): Card => ({
      id: `display ${display.stationId} ${display.id}`,
      group: 'displays',
      need: display.state === 'dead' ? 2 : 0,
      rank: -(display.counterNumber ?? 0),
      node: <DisplayCard display={display} {...shown} />,
    })),
    ...scanners.map((scanner): Card => ({
      id: `scanner ${scanner.stationId} ${scanner.id}`,
      group: 'scanners',
      need: scanner.state === 'lost' ? 2 : 0,
      rank: 0,
      node: <ScannerCard scanner={scanner} />,
    })),
    ...keyboardScanners.map((scanner): Card => ({
      id: `keyboard ${scanner.id}`,
      group: 'scanners',
      need: scanner.inputMethod ? 2 : 0,
      rank: -(scanner.counterNumber ?? 0),
      node: <KeyboardScannerCard scanner={scanner} now={now} />,
    })),
    ...devices.map((device): Card => ({
      id: `device ${device.id}`,
      group: 'devices',
      need: device.state === 'troubled' ? 2 : 0,
      rank: RANK[device.state],
      node: <DeviceCard device={device} {...shown} />,
    })),
    {
      id: 'centre',
      group: 'centre',
      need: centre.troubles.length > 0 ? 3 : 0,
      rank: 0,
      node: <CentreCard centre={centre} now={now} />,
    },
  ]
}

const RANK = { never: 2, away: 1, troubled: 0, good: 0 } as const

/** What displays show and stations told changes without an event. */
const AGAIN_MS = 10_000

function Group({ id, title, cards }: { id: string; title: string; cards: readonly Card[] }): ReactNode {
  if (cards.length === 0) return null
  return (
    <section aria-labelledby={`group-${id}`}>
      <h2 id={`group-${id}`}>{title}</h2>
      <ul className="devices-list">
        {cards.map((card) => (
          <Fragment key={card.id}>{card.node}</Fragment>
        ))}
      </ul>
    </section>
  )
}
