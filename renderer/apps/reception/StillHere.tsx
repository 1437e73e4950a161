import type { ReactNode } from 'react'
import type { ReceptionView } from '../../../shared/api/reception-views.ts'
import { useWords } from '../../ui/language.tsx'

/** Everybody who is still in the hall, by service: nobody is forgotten when a session closes. */
export function StillHere({ view }: { view: ReceptionView }): ReactNode {
  const { session: say } = useWords().reception
  const serving = view.counters.flatMap(({ serving: number }) => number ?? [])
  const lines = view.services
    .map(({ id, name }) => ({ id, name, numbers: view.waiting.filter(({ serviceId }) => serviceId === id) }))
    .filter(({ numbers }) => numbers.length > 0)
  return (
    <section className="reception-still" tabIndex={0} aria-label={say.policy}>
      <p>{say.stillWaiting(view.waiting.length)}</p>
      {lines.length > 0 && (
        <ul>
          {lines.map(({ id, name, numbers }) => (
            <li key={id}>
              {name}: <b>{numbers.map(({ number }) => number).join(', ')}</b>
            </li>
          ))}
        </ul>
      )}
      {serving.length > 0 && <p className="small">{say.atCounters(serving.join(', '))}</p>}
    </section>
  )
}
