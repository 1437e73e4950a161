import type { KeyboardEvent, ReactNode } from 'react'
import type { ComponentView } from '../../../../../shared/api/find-views.ts'
import { useWords } from '../../../../ui/language.tsx'
import { CountBox } from './CountBox.tsx'
import { COUNTS, withCount } from './draft.ts'
import type { LineDraft } from './draft.ts'
import type { Patch } from './use-reception.ts'

export type PaperLineProps = {
  place: number
  line: LineDraft
  component: ComponentView | undefined
  /** The line that the keys speak of; only its counts are in the order of Tab. */
  isAt: boolean
  patch: Patch
  onKey: (event: KeyboardEvent) => void
  onFocus: () => void
}

/** One paper of the list: what became of it, its name, how many of which kind. */
export function PaperLine({ place, line, component, isAt, patch, onKey, onFocus }: PaperLineProps): ReactNode {
  const { dossiers: words } = useWords()
  const no = place + 1
  return (
    <li className="dossiers-line" data-at={isAt || undefined} data-state={line.state} onFocus={onFocus}>
      <span className="number">{no}</span>
      <button
        type="button"
        className="dossiers-line-state"
        tabIndex={isAt ? 0 : -1}
        onKeyDown={onKey}
        aria-label={`${no}. ${component?.name ?? ''}: ${words.sayings[line.state]}`}
      >
        {words.sayings[line.state]}
      </button>
      <span className="dossiers-line-name">{component?.name}</span>
      <span className="dossiers-line-counts">
        {COUNTS.map((kind) => (
          <CountBox
            key={kind}
            hiddenLabel={words.countOf(words.counts[kind], no)}
            value={line[kind]}
            isInTabs={isAt && line.state === 'given'}
            onChange={(count) => patch((before) => ({ ...before, now: withCount(before.now, place, kind, count) }))}
          />
        ))}
      </span>
    </li>
  )
}
