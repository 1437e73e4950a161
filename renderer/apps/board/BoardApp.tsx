import { useState } from 'react'
import type { ReactNode } from 'react'
import type { BoardView } from '../../../shared/api/views.ts'
import { HALL_EVENTS } from '../../client/hall-events.ts'
import { SessionBand } from '../../features/hall-news/SessionBand.tsx'
import { usePage, useToken } from '../../client/page.tsx'
import { useLiveView, useReloadWhenIdle } from '../../client/use-live-view.ts'
import { Icon } from '../../ui/Icon.tsx'
import type { IconName } from '../../ui/Icon.tsx'
import { NameStrip } from '../../ui/NameStrip.tsx'
import { useWords } from '../../ui/language.tsx'
import { CallList } from './CallList.tsx'
import { CounterStates } from './CounterStates.tsx'
import { RunningText } from './RunningText.tsx'
import { isFresh, seeCalls } from './fresh-calls.ts'
import type { Seen } from './fresh-calls.ts'
import './board.css'

export function BoardApp(): ReactNode {
  const words = useWords()
  const token = useToken()
  const { view, state, refusal, now, newBuild } = useLiveView(
    'getBoard',
    {},
    { interestedIn: HALL_EVENTS, fromSnapshot: true },
  )
  const fresh = useFresh(view, now)
  useReloadWhenIdle(newBuild, true)
  if (token === null || (refusal !== null && view === null))
    return <Message icon="lock" lines={[words.common.notPaired, words.common.notPairedHint]} />
  if (!view) return <Message icon="clock" lines={[words.common.connecting]} />
  return <Hall view={view} isLost={state === 'lost'} now={now} fresh={fresh} />
}

type HallProps = { view: BoardView; isLost: boolean; now: number; fresh: (call: BoardView['calls'][number]) => boolean }

function Hall({ view, isLost, now, fresh }: HallProps): ReactNode {
  const words = useWords()
  return (
    <div className="board" data-through={view.through}>
      <NameStrip centre={view.centre} now={now} />
      <CallList calls={view.calls} fresh={fresh} />
      <aside className="board-side">
        <section className="board-next" aria-label={words.board.next}>
          <h2 className="board-title">{words.board.next}</h2>
          {view.next.length === 0 && <p className="small">{words.board.noNext}</p>}
          <ol className="board-next-list">
            {view.next.map(({ number }) => (
              <li key={number} className="number">
                {number}
              </li>
            ))}
          </ol>
        </section>
        <CounterStates counters={view.counters} />
      </aside>
      <footer className="board-foot">
        {isLost ? (
          <p className="board-lost" role="status">
            <Icon name="unlinked" />
            {words.board.lost}
          </p>
        ) : (
          <>
            {view.hall && <SessionBand hall={view.hall} />}
            <RunningText notices={view.notices} now={now} />
          </>
        )}
      </footer>
    </div>
  )
}

function Message({ icon, lines }: { icon: IconName; lines: readonly string[] }): ReactNode {
  return (
    <main className="board-message">
      <Icon name={icon} />
      <div role="alert">
        <h1>{lines[0]}</h1>
      </div>
      {lines.slice(1).map((line) => (
        <p key={line}>{line}</p>
      ))}
    </main>
  )
}

/** Which calls are marked as new; looked at again whenever the page's second moves on. */
function useFresh(view: BoardView | null, now: number): HallProps['fresh'] {
  const { clock } = usePage().platform
  const [seen, setSeen] = useState<Seen | null>(null)
  const monotonic = clock.monotonic()
  const current = view === null ? seen : seeCalls(seen, view.calls, now, monotonic)
  if (current !== seen) setSeen(current)
  return (call) => isFresh(current, call, monotonic)
}
