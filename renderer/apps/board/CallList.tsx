import type { ReactNode } from 'react'
import type { BoardView } from '../../../shared/api/views.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useLanguage, useWords } from '../../ui/language.tsx'
import type { FreshTest } from './Hall.tsx'
import { quietNews } from './quiet-news.ts'

type Call = BoardView['calls'][number]
export type CallListProps = { view: BoardView; now: number; fresh: FreshTest }

/**
 * As many as stay readable from 12 m (board.css); every counter's number stands among the counters too. A lying screen
 * shows the first four of them.
 */
const SHOWN = 6
const BEFORE_SHOWN = 6
/** Characters of a number up to 999. */
const SHORT = 4

/** Who is called now and to which counter, the newest first and biggest; below, who was called before. */
export function CallList({ view, now, fresh }: CallListProps): ReactNode {
  const words = useWords()
  const present = view.calls.filter((call) => call.current).slice(0, SHOWN)
  const before = view.calls.filter((call) => !call.current).slice(0, BEFORE_SHOWN)
  const newest = present[0]
  return (
    <main
      className="board-calls"
      data-ticket={newest?.ticketId ?? ''}
      data-number={newest?.number ?? ''}
      data-calls={newest?.calls ?? 0}
    >
      {newest && (
        <div className="board-head" aria-hidden="true">
          <span>{words.board.nowCalling}</span>
          <span>{words.board.counter}</span>
        </div>
      )}
      <h1 className="visually-hidden">{words.board.nowCalling}</h1>
      {newest ? (
        <ol className="board-rows" aria-live="polite">
          {/* A recall is a row of its own, so that its flash begins again. */}
          {present.map((call) => (
            <CallRow key={`${call.ticketId} ${call.calls}`} call={call} isFresh={fresh(call)} />
          ))}
        </ol>
      ) : (
        <Nobody view={view} now={now} />
      )}
      {before.length > 0 && (
        <p className="board-before">
          <span className="board-before-title">{words.board.before}</span>
          {before.map((call) => (
            <span key={call.ticketId} className="number">
              {call.number}
            </span>
          ))}
        </p>
      )}
    </main>
  )
}

function CallRow({ call, isFresh }: { call: Call; isFresh: boolean }): ReactNode {
  const words = useWords()
  return (
    <li
      className="board-row"
      data-ticket={call.ticketId}
      data-number={call.number}
      data-calls={call.calls}
      data-fresh={isFresh || undefined}
      data-long={call.number.length > SHORT || undefined}
    >
      <span className="board-number number">{call.number}</span>
      <span className="board-way">
        {isFresh && (
          <span className="board-mark">
            <Icon name="bell" />
            <span>{call.calls > 1 ? words.board.callAgain : words.board.callNow}</span>
          </span>
        )}
        <Icon name="forward" />
        <span className="visually-hidden">{words.board.counter}</span>
      </span>
      <span className="board-counter number">{call.counterNumber}</span>
    </li>
  )
}

/** Nobody is at a counter: what the hall may expect. */
function Nobody({ view, now }: Omit<CallListProps, 'fresh'>): ReactNode {
  const words = useWords()
  const [language] = useLanguage()
  const { icon, title, line } = quietNews(view, { words, language, now })
  return (
    <div className="board-nobody" role="status">
      <Icon name={icon} />
      <p className="board-nobody-title">{title}</p>
      {line !== null && <p>{line}</p>}
    </div>
  )
}
