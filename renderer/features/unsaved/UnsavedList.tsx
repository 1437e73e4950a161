import type { ReactNode } from 'react'
import { Notice } from '../../ui/Notice.tsx'
import { useWords } from '../../ui/language.tsx'
import type { UnsavedThing } from './unsaved.ts'
import './unsaved.css'

export type UnsavedListProps = {
  things: readonly UnsavedThing[]
  /** Somebody goes to one of them. */
  onGo?: () => void
}

/** What a log-out takes, each with the way to it. */
export function UnsavedList({ things, onGo }: UnsavedListProps): ReactNode {
  const { logIn } = useWords()
  return (
    <Notice kind="care" title={logIn.goes}>
      <ul className="unsaved-list">
        {things.map(({ name, address }) => (
          <li key={`${address ?? ''} ${name}`}>
            {address === undefined ? (
              name
            ) : (
              <a href={address} onClick={onGo}>
                {name}
              </a>
            )}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
