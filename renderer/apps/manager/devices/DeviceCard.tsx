import type { ReactNode } from 'react'
import type { DeviceHealthRow } from '../../../../shared/api/device-health-views.ts'
import type { Words } from '../../../../shared/i18n/vi.ts'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { deviceTodo, deviceTrouble } from './device-words.ts'
import { StateCard } from './StateCard.tsx'
import { timeWords } from './time-words.ts'

const CLOCK_SHOWN_MS = 2_000

/** A board, kiosk, tablet, counter PC or station as it told last. */
export function DeviceCard({ device, now }: { device: DeviceHealthRow; now: number }): ReactNode {
  const words = useWords()
  const [language] = useLanguage()
  const time = (at: number): string => timeWords(at, now, language)
  const { devices: text } = words.manager
  const { id, name, role, state, troubles } = device
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
    />
  )
}

const KINDS = { good: 'good', troubled: 'stop', away: 'quiet', never: 'care' } as const

function factsOf(
  device: DeviceHealthRow,
  time: (at: number) => string,
  { manager: { devices: text } }: Words,
): string[] {
  const { lastSeenAt, painted, speaker, battery, clockOffsetMs, counters } = device
  const isRight = clockOffsetMs !== null && Math.abs(clockOffsetMs) < CLOCK_SHOWN_MS
  return [
    ...(lastSeenAt === null ? [] : [text.lastSeen(time(lastSeenAt))]),
    ...(painted ? [text.painted(painted.number, time(painted.at))] : []),
    ...(speaker ? [text.speakers[speaker.state]] : []),
    ...(battery ? [text.battery(battery.percent, battery.charging)] : []),
    ...(clockOffsetMs === null ? [] : [isRight ? text.clockRight : text.clock(Math.round(clockOffsetMs / 1_000))]),
    ...(counters.length > 0 ? [text.counters(counters.join(', '))] : []),
  ]
}
