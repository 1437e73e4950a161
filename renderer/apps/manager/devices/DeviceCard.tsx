import type { ReactNode } from 'react'
import type { DeviceHealthRow } from '../../../../shared/api/device-health-views.ts'
import type { OrderView } from '../../../../shared/api/order-views.ts'
import type { Words } from '../../../../shared/i18n/vi.ts'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { deviceTodo, deviceTrouble } from './device-words.ts'
import { Findings } from './Findings.tsx'
import { OrderLine } from './OrderLine.tsx'
import type { Press } from './OrderLine.tsx'
import { StateCard } from './StateCard.tsx'
import { timeWords } from './time-words.ts'

const CLOCK_SHOWN_MS = 2_000

export type DeviceCardProps = {
  device: DeviceHealthRow
  orders: readonly OrderView[]
  mayOrder: boolean
  now: number
}

/** A board, kiosk, tablet, counter PC or station as it told last. */
export function DeviceCard({ device, orders, mayOrder, now }: DeviceCardProps): ReactNode {
  const words = useWords()
  const [language] = useLanguage()
  const time = (at: number): string => timeWords(at, now, language)
  const { devices: text } = words.manager
  const { id, name, role, state, troubles } = device
  const last = orders.find(
    (order) => order.deviceId === id && (order.kind === 'test-voice' || order.kind === 'find-devices'),
  )
  const since = troubles.flatMap((one) => one.since ?? []).sort((a, b) => a - b)[0]
  const sentence = troubles.length > 0 ? `${text.states.troubled}: ${deviceTrouble(device, words)}` : text.states[state]
  return (
    <StateCard
      id={id}
      kind={KINDS[state]}
      what={text.roles[role]}
      name={name}
      state={since === undefined ? sentence : `${sentence}, ${text.since(time(since))}`}
      todo={deviceTodo(device, words)}
      facts={factsOf(device, time, words)}
    >
      <OrderLine presses={mayOrder ? pressesOf(device) : []} last={last} now={now} />
      {last?.kind === 'find-devices' && last.state === 'done' && <Findings order={last} station={name} />}
    </StateCard>
  )
}

/** What a technician may let it do: a board speaks, a station looks what hangs on its machine. */
function pressesOf({ id, role, speaker }: DeviceHealthRow): readonly Press[] {
  if (role === 'station') return [{ icon: 'search', order: { kind: 'find-devices', stationId: id } }]
  if (role === 'board' && speaker) return [{ icon: 'speaker', order: { kind: 'test-voice', boardId: id } }]
  return []
}

const KINDS = { good: 'good', troubled: 'stop', away: 'quiet', never: 'care' } as const

function factsOf(
  device: DeviceHealthRow,
  time: (at: number) => string,
  { manager: { devices: text }, technician }: Words,
): string[] {
  const { lastSeenAt, painted, speaker, battery, clockOffsetMs, counters, station } = device
  const isRight = clockOffsetMs !== null && Math.abs(clockOffsetMs) < CLOCK_SHOWN_MS
  return [
    ...(lastSeenAt === null ? [] : [text.lastSeen(time(lastSeenAt))]),
    ...(painted ? [text.painted(painted.number, time(painted.at))] : []),
    ...(speaker ? [text.speakers[speaker.state]] : []),
    ...(battery ? [text.battery(battery.percent, battery.charging)] : []),
    ...(clockOffsetMs === null ? [] : [isRight ? text.clockRight : text.clock(Math.round(clockOffsetMs / 1_000))]),
    ...(station
      ? [technician.stationFacts(station.printers, station.displays), technician.source[station.source]]
      : []),
    ...(station?.problems ?? []),
    ...(counters.length > 0 ? [text.counters(counters.join(', '))] : []),
  ]
}
