import type { ReactNode } from 'react'
import type { BoardView } from '../../../shared/api/views.ts'
import { SessionBand } from '../../features/hall-news/SessionBand.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { NameStrip } from '../../ui/NameStrip.tsx'
import { useWords } from '../../ui/language.tsx'
import { CallList } from './CallList.tsx'
import { CounterStates } from './CounterStates.tsx'
import { MediaPanel } from './MediaPanel.tsx'
import { RunningText } from './RunningText.tsx'
import { useMedia } from './use-media.ts'
import type { Voice } from './use-voice.ts'

export type FreshTest = (call: BoardView['calls'][number]) => boolean
export type HallProps = { view: BoardView; isLost: boolean; now: number; fresh: FreshTest; voice: Voice }

/** The board of a hall: who is called, who comes next, every counter; pictures beside, notices below. */
export function Hall({ view, isLost, now, fresh, voice }: HallProps): ReactNode {
  const media = useMedia()
  return (
    <div
      className="board"
      data-through={view.through}
      data-media={media.current !== null || undefined}
      data-band={(view.hall && !isLost) || undefined}
    >
      <NameStrip centre={view.centre} now={now} />
      <CallList view={view} now={now} fresh={fresh} />
      <aside className="board-side">
        {media.current && <MediaPanel media={media.current} onEnd={media.next} />}
        <NextNumbers next={view.next} />
        <CounterStates counters={view.counters} />
      </aside>
      <footer className="board-foot">
        {isLost ? (
          <Lost />
        ) : (
          <>
            {view.hall && <SessionBand hall={view.hall} />}
            <RunningText notices={view.notices} now={now} />
          </>
        )}
        <Silent voice={voice} />
      </footer>
    </div>
  )
}

function NextNumbers({ next }: Pick<BoardView, 'next'>): ReactNode {
  const words = useWords()
  return (
    <section className="board-next" aria-label={words.board.next}>
      <h2 className="board-title">{words.board.next}</h2>
      {next.length === 0 && <p className="board-none">{words.board.noNext}</p>}
      <ol className="board-next-list">
        {next.map(({ number }) => (
          <li key={number} className="number">
            {number}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Lost(): ReactNode {
  const words = useWords()
  return (
    <p className="board-lost" role="status">
      <Icon name="unlinked" />
      {words.board.lost}
    </p>
  )
}

/** Nobody hears the calls: the one thing on a board that a person of the centre may press. */
function Silent({ voice: { report, unlock } }: { voice: Voice }): ReactNode {
  const words = useWords()
  if (report?.state !== 'silent') return null
  const line = words.board.silent[report.cause ?? 'no-level']
  return report.cause === 'blocked' ? (
    <button type="button" className="board-silent" onClick={unlock}>
      <Icon name="speaker" />
      {line}
    </button>
  ) : (
    <p className="board-silent">
      <Icon name="speaker" />
      {line}
    </p>
  )
}
