import type { ReactNode } from 'react'
import type { ReceptionCounter } from '../../../shared/api/reception-views.ts'
import { reasonText } from '../../features/reasons/reason-text.ts'
import { useLanguage, useWords } from '../../ui/language.tsx'

/** All counters at a glance: where to send somebody, and who is being served. */
export function CounterRow({ counters }: { counters: readonly ReceptionCounter[] }): ReactNode {
  const words = useWords()
  const [language] = useLanguage()
  const { counters: say } = words.reception
  return (
    <section className="reception-panel reception-counters" aria-label={say.title}>
      <ul>
        {counters.map(({ id, number, state, pauseReason, pauseReasonEn, serving, name, officerName }) => {
          const reason = pauseReason === null ? '' : reasonText(pauseReason, pauseReasonEn, words, language)
          const who = [name, officerName].filter(Boolean).join(' · ')
          const stateWords = words.desk.states[state]
          return (
            <li key={id} data-state={state} title={who}>
              <span className="visually-hidden">{say.line(number, stateWords, serving ?? reason)}</span>
              <span className="visually-hidden">{who}</span>
              <span className="reception-counter-number number" aria-hidden="true">
                {number}
              </span>
              <span className="reception-counter-words" aria-hidden="true">
                {serving ? <b className="number">{serving}</b> : say.states[state]}
              </span>
              <span className="reception-counter-name" aria-hidden="true">
                {name}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
