import type { ReactNode } from 'react'
import type { HallCounter, HallView } from '../../../../shared/api/manager-views.ts'
import type { Language } from '../../../../shared/i18n/language.ts'
import type { Words } from '../../../../shared/i18n/vi.ts'
import { Icon } from '../../../ui/Icon.tsx'
import type { IconName } from '../../../ui/Icon.tsx'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { pauseText } from './AttentionList.tsx'
import { minutesSince } from './norms.ts'

/** Every counter: who sits there, whom it serves and how long, or why it does not. */
export function CounterTable({ hall, now }: { hall: HallView; now: number }): ReactNode {
  const words = useWords()
  const { columns, counters, total } = words.manager.hall
  return (
    <section className="panel" aria-labelledby="counters-title">
      <h2 id="counters-title">{counters}</h2>
      <table className="hall-table">
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{columns.counter}</span>
            </th>
            <th scope="col">{columns.state}</th>
            <th scope="col">{columns.officer}</th>
            <th scope="col">{columns.finished}</th>
          </tr>
        </thead>
        <tbody>
          {hall.counters.map((counter) => (
            <CounterLine key={counter.id} counter={counter} now={now} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td />
            <th scope="row" colSpan={2}>
              {total}
            </th>
            <td className="hall-number">{hall.counters.reduce((sum, { finished }) => sum + finished, 0)}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  )
}

function CounterLine({ counter, now }: { counter: HallCounter; now: number }): ReactNode {
  const words = useWords()
  const [language] = useLanguage()
  const { hall } = words.manager
  const [kind, icon, sentence, since, detail] = stateOf(counter, words, language)
  return (
    <tr className={`counter-${kind}`} data-counter={counter.id}>
      <th scope="row" className="number">
        {counter.number}
      </th>
      <td>
        <div className="counter-now">
          <span className="counter-state">
            <Icon name={icon} />
            {sentence}
          </span>
          {since !== null && (
            <span className="small counter-since">
              {[detail, hall.minutes(minutesSince(since, now))].filter(Boolean).join(' · ')}
            </span>
          )}
        </div>
      </td>
      <td>{counter.officerName ?? hall.none}</td>
      <td className="hall-number">{counter.finished}</td>
    </tr>
  )
}

type State = readonly [
  kind: 'serving' | 'free' | 'paused' | 'closed',
  icon: IconName,
  words: string,
  since: number | null,
  detail?: string,
]

function stateOf(counter: HallCounter, words: Words, language: Language): State {
  const { state, current, since, pauseReason, pauseReasonEn } = counter
  const { hall } = words.manager
  if (state === 'paused')
    return ['paused', 'pause', hall.paused, since, pauseText(pauseReason, pauseReasonEn, words, language)]
  if (current) return ['serving', 'person', hall.serving(current.number), current.calledAt]
  return state === 'open' ? ['free', 'check', hall.free, null] : ['closed', 'lock', hall.closed, null]
}
