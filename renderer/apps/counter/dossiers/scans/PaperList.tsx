import type { ReactNode } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import type { DigitalPaper } from '../../../../../shared/api/digital-views.ts'
import type { Words } from '../../../../../shared/i18n/vi.ts'
import { useWords } from '../../../../ui/language.tsx'
import { Icon } from '../../../../ui/Icon.tsx'

export type PaperListProps = { papers: readonly DigitalPaper[]; part: string; onPart: (part: string) => void }

/** Name of a paper as the officer knows it. */
export function nameOf({ no, name, slip }: DigitalPaper, words: Words['digitise']): string {
  if (slip) return `${words.slips[slip.kind] ?? slip.kind} ${slip.number}`
  if (no === null) return words.result
  return `${no}. ${name ?? words.erased}`
}

/** How far a paper is, in words. */
export function standingOf({ state, why, excuse, pages }: DigitalPaper, words: Words['digitise']): string {
  if (state === 'done') return words.pages(pages.length)
  if (excuse !== null) return words.excuses[excuse]
  return why === null ? words.states[state] : words.why[why]
}

/** The papers of the dossier, what is still to be digitised with its word and icon. */
export function PaperList({ papers, part, onPart }: PaperListProps): ReactNode {
  const { digitise: words } = useWords()
  return (
    <ListBox
      className="scans-papers"
      aria-label={words.papers}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={[part]}
      onSelectionChange={(keys) => keys !== 'all' && onPart(String([...keys][0] ?? part))}
    >
      {papers.map((paper) => (
        <ListBoxItem
          key={paper.part}
          id={paper.part}
          textValue={nameOf(paper, words)}
          className="scans-paper"
          data-state={paper.state}
          data-part={paper.part}
        >
          <span className="scans-paper-name" data-may-cut>
            {nameOf(paper, words)}
          </span>
          <span className="scans-standing small">
            <Icon
              name={
                paper.state === 'todo' || paper.state === 'again' ? 'alert' : paper.state === 'done' ? 'check' : 'info'
              }
            />
            {standingOf(paper, words)}
          </span>
        </ListBoxItem>
      ))}
    </ListBox>
  )
}
