import type { ReactNode } from 'react'
import { ToggleButton } from 'react-aria-components'
import type { ComponentView } from '../../../../shared/api/find-views.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { useWords } from '../../../ui/language.tsx'
import { quantity } from './procedure-words.ts'

/** A paper with its place in the whole list. */
export type PlacedPaper = { place: number; paper: ComponentView }

export type PaperListProps = {
  papers: readonly PlacedPaper[]
  ticked: ReadonlySet<number>
  onTick: (place: number, isTicked: boolean) => void
}

/** The papers of a procedure; a touch says that one is in the bag. */
export function PaperList({ papers, ticked, onTick }: PaperListProps): ReactNode {
  const words = useWords()
  return (
    <ul className="kiosk-papers" aria-label={words.find.papers}>
      {papers.map(({ place, paper }) => (
        <li key={place}>
          <ToggleButton
            className="kiosk-tile kiosk-paper"
            isSelected={ticked.has(place)}
            onChange={(isTicked) => onTick(place, isTicked)}
          >
            <span className="kiosk-paper-box">{ticked.has(place) && <Icon name="check" />}</span>
            <PaperWords paper={paper} />
          </ToggleButton>
        </li>
      ))}
    </ul>
  )
}

export function PaperWords({ paper }: { paper: ComponentView }): ReactNode {
  const words = useWords()
  const count = quantity(paper, words)
  return (
    <span className="kiosk-tile-words">
      <span className="kiosk-paper-name" lang="vi">
        {paper.name}
      </span>
      <span className="small">{[paper.isForm ? words.find.form : '', count].filter(Boolean).join(' · ')}</span>
    </span>
  )
}
