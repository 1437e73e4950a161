import type { ReactNode } from 'react'
import { Icon } from '../../../ui/Icon.tsx'
import { useWords } from '../../../ui/language.tsx'

export type StateCardProps = {
  id: string
  kind: 'good' | 'care' | 'stop' | 'quiet'
  /** What it is, e.g. a board. */
  what: string
  name: string
  /** Its state in words, with since when. */
  state: string
  todo: string
  /** What else is known of it. */
  facts: readonly string[]
  /** What may be done with it from here. */
  children?: ReactNode
}

const ICONS = { good: 'check', care: 'info', stop: 'alert', quiet: 'clock' } as const

/** One device: state and what to do now before everything else. */
export function StateCard({ id, kind, what, name, state, todo, facts, children }: StateCardProps): ReactNode {
  const words = useWords().manager.devices
  return (
    <li className={`device device-${kind}`} data-device={id}>
      <h3>
        {name} <span className="small">{what}</span>
      </h3>
      <p className="device-state">
        <Icon name={ICONS[kind]} />
        {state}
      </p>
      {kind !== 'good' && (
        <p className="device-todo">
          <b>{words.now}:</b> {todo}
        </p>
      )}
      <ul className="device-facts small">
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      {children}
    </li>
  )
}
