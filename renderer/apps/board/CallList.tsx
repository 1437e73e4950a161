import type { ReactNode } from 'react'
import type { BoardView } from '../../../shared/api/views.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useWords } from '../../ui/language.tsx'

type Call = BoardView['calls'][number]
export type CallListProps = { calls: readonly Call[]; fresh: (call: Call) => boolean }

/** As many as stay readable from the last row of seats; every counter's number stands among the counters too. */
const SHOWN = 7
const BEFORE_SHOWN = 6
/** Characters of a number up to 999. */
const SHORT = 4

/** Who is called now and to which counter, the newest first and biggest; below, who was called before. */
export function CallList({ calls, fresh }: CallListProps): ReactNode {
  const words = useWords()
  const present = calls.filter((call) => call.current).slice(0, SHOWN)
  const before = calls.filter((call) => !call.current).slice(0, BEFORE_SHOWN)
  const newest = present[0]
  return (
    <main
      className="board-calls"
      data-ticket={newest?.ticketId ?? ''}
      data-number={newest?.number ?? ''}
      data-calls={newest?.calls ?? 0}
    >
      <div className="board-head" aria-hidden="true">
        <span>{words.board.nowCalling}</span>
        <span>{words.board.counter}</span>
      </div>
      <h1 className="visually-hidden">{words.board.nowCalling}</h1>
      {newest ? (
        <ol className="board-rows" aria-live="polite">
          {/* A recall is a row of its own, so that its flash begins again. */}
          {present.map((call) => (
            <CallRow key={`${call.ticketId} ${call.calls}`} call={call} isFresh={fresh(call)} />
          ))}
        </ol>
      ) : (
        <p className="board-nobody">{words.board.nobody}</p>
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
