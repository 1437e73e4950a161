import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'
import type { IconName } from './Icon.tsx'
import './full-message.css'

export type FullMessageProps = {
  icon: IconName
  title: string
  lines?: readonly string[]
  /** For the sizes of the page. */
  className?: string
}

/** One thing to say on an otherwise empty screen that nobody touches: not paired, connecting, thanks. */
export function FullMessage({ icon, title, lines = [], className = '' }: FullMessageProps): ReactNode {
  return (
    <main className={`full-message ${className}`} data-icon={icon}>
      <Icon name={icon} />
      <div role="alert">
        <h1>{title}</h1>
      </div>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </main>
  )
}
