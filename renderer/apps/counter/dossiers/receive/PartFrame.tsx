import type { ReactNode } from 'react'
import { useWords } from '../../../../ui/language.tsx'
import { PARTS } from './body.ts'
import type { Part } from './body.ts'

export type PartFrameProps = { part: Exclude<Part, 'agency'>; hint?: ReactNode; children: ReactNode }

/** A part of the form; Alt with its number goes to its first field. */
export function PartFrame({ part, hint, children }: PartFrameProps): ReactNode {
  const { dossiers: words } = useWords()
  return (
    <section className="counter-panel dossiers-part" data-part={part} aria-label={words.parts[part]}>
      <div className="dossiers-part-title">
        <h2>{words.parts[part]}</h2>
        <kbd className="button-key">{`Alt+${PARTS.indexOf(part) + 1}`}</kbd>
        {hint && <div className="small dossiers-part-hint">{hint}</div>}
      </div>
      {children}
    </section>
  )
}
