import type { ReactNode } from 'react'
import { useWords } from '../../../ui/language.tsx'
import { rulesIn } from './rules-in.ts'

/** Where the rules stand that a text names in short, e.g. `TT-4.3e`: nobody knows our marks by heart. */
export function RuleNote({ text }: { text: string }): ReactNode {
  const { rules } = useWords().adminSettings
  return rulesIn(text).map(({ id, source, article, clause, point }) => (
    <p key={id} className="small">
      {`${id}: ${rules.place(article, clause, point)}, ${rules.sources[source]}.`}
    </p>
  ))
}
