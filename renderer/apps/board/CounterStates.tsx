import type { ReactNode } from 'react'
import type { BoardView } from '../../../shared/api/views.ts'
import { Icon } from '../../ui/Icon.tsx'
import type { IconName } from '../../ui/Icon.tsx'
import { useWords } from '../../ui/language.tsx'

const ICONS = { closed: 'close', open: 'check', paused: 'pause' } as const satisfies Record<string, IconName>

/** Every counter of this board: the number it serves, or whether it is open, by a sign and a word. */
export function CounterStates({ counters }: { counters: BoardView['counters'] }): ReactNode {
  const words = useWords()
  return (
    <section className="board-counters" aria-label={words.board.counters}>
      <h2 className="board-title">{words.board.counters}</h2>
      <ul
        className="board-counter-list"
        data-many={counters.length > 12 || undefined}
        data-few={counters.length <= 6 || undefined}
      >
        {counters.map(({ id, number, state, serving }) => (
          <li key={id} data-counter={id} data-state={state}>
            <span className="number">{number}</span>
            {serving ? (
              <span className="number">{serving}</span>
            ) : (
              <span className="board-counter-state">
                <Icon name={ICONS[state]} />
                {words.board.states[state]}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
