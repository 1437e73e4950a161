import type { ReactNode } from 'react'
import type { BoardView } from '../../../shared/api/views.ts'
import { useWords } from '../../ui/language.tsx'

/** Every counter of this board: the number it serves, or whether it is open. */
export function CounterStates({ counters }: { counters: BoardView['counters'] }): ReactNode {
  const words = useWords()
  return (
    <section className="board-counters" aria-label={words.board.counters}>
      <h2 className="board-title">{words.board.counters}</h2>
      <ul className="board-counter-list">
        {counters.map(({ id, number, state, serving }) => (
          <li key={id} data-counter={id} data-state={state}>
            <span className="number">{number}</span>
            <span className={serving ? 'number' : 'board-counter-state'}>{serving ?? words.board.states[state]}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
