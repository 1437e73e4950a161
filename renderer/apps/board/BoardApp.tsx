import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { DeviceReport } from '../../../shared/api/device-health-views.ts'
import type { BoardView } from '../../../shared/api/views.ts'
import { HALL_EVENTS } from '../../client/hall-events.ts'
import { usePage, useToken } from '../../client/page.tsx'
import { useDeviceReport } from '../../client/use-device-report.ts'
import { usePairing } from '../../features/pairing/use-pairing.ts'
import { useLiveView, useReloadWhenIdle } from '../../client/use-live-view.ts'
import { FullMessage } from '../../ui/FullMessage.tsx'
import { useWords } from '../../ui/language.tsx'
import { Hall } from './Hall.tsx'
import type { FreshTest } from './Hall.tsx'
import { isFresh, seeCalls } from './fresh-calls.ts'
import type { Seen } from './fresh-calls.ts'
import { useVoice } from './use-voice.ts'
import './board.css'
import './side.css'
import './foot.css'
import './upright.css'

export function BoardApp(): ReactNode {
  const words = useWords()
  const token = useToken()
  const { view, state, refusal, now, newBuild } = useLiveView(
    'getBoard',
    {},
    { interestedIn: HALL_EVENTS, fromSnapshot: true, everyMinute: true },
  )
  const fresh = useFresh(view, now)
  const voice = useVoice()
  const painted = usePainted(view, now)
  useDeviceReport({ ...painted, ...(voice.report ? { speaker: voice.report } : {}) }, view ? now : null)
  useReloadWhenIdle(newBuild, true)
  const isStranger = token === null || (refusal !== null && view === null)
  const pairing = usePairing(isStranger ? 'board' : null)
  if (isStranger) return <FullMessage className="board-message" icon="lock" {...pairing} />
  if (!view) return <FullMessage className="board-message" icon="clock" title={words.common.connecting} />
  return <Hall view={view} isLost={state === 'lost'} now={now} fresh={fresh} voice={voice} />
}

/** Which calls are marked as new; looked at again whenever the page's second moves on. */
function useFresh(view: BoardView | null, now: number): FreshTest {
  const { clock } = usePage().platform
  const [seen, setSeen] = useState<Seen | null>(null)
  const monotonic = clock.monotonic()
  const current = view === null ? seen : seeCalls(seen, view.calls, now, monotonic)
  if (current !== seen) setSeen(current)
  return (call) => isFresh(current, call, monotonic)
}

/** The newest number on the screen, told after it was painted. */
function usePainted(view: BoardView | null, now: number): Pick<DeviceReport, 'painted'> {
  const newest = view?.calls.find(({ current }) => current)
  const key = newest && `${newest.number} ${newest.calls}`
  const [painted, setPainted] = useState<{ key: string; number: string; at: number } | null>(null)
  const number = newest?.number
  useEffect(() => {
    if (key !== undefined && number !== undefined)
      setPainted((before) => (before?.key === key ? before : { key, number, at: now }))
  }, [key, number, now])
  return painted ? { painted: { number: painted.number, at: painted.at } } : {}
}
