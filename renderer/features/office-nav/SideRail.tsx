import { useId, useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import './side-rail.css'

/** Something in an area wants a decision. */
export type RailMark = { readonly count: number; readonly isUrgent: boolean; readonly words: string }

export type RailEntry = { readonly id: string; readonly title: string; readonly mark?: RailMark | undefined }
export type RailGroup = { readonly id: string; readonly title: string | null; readonly entries: readonly RailEntry[] }

export type SideRailProps = {
  label: string
  groups: readonly RailGroup[]
  current: string
  /** On a narrow window the rail folds away behind a button with the area that is shown. */
  openWords: string
  /** Stands above the areas. */
  children?: ReactNode
}

/** The areas of a page under their headings, each a link; a number stands where something wants a decision. */
export function SideRail({ label, groups, current, openWords, children }: SideRailProps): ReactNode {
  const [isOpen, setOpen] = useState(false)
  const at = groups.flatMap(({ entries }) => entries).find(({ id }) => id === current)
  return (
    <nav className="rail" aria-label={label} data-open={isOpen || undefined}>
      <div className="rail-fold">
        <Button icon="list" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          {`${openWords}: ${at?.title ?? ''}`}
        </Button>
      </div>
      <div className="rail-groups">
        {children}
        {groups.map((group) => (
          <RailList key={group.id} group={group} current={current} onGo={() => setOpen(false)} />
        ))}
      </div>
    </nav>
  )
}

type RailListProps = { group: RailGroup; current: string; onGo: () => void }

function RailList({ group: { title, entries }, current, onGo }: RailListProps): ReactNode {
  const titleId = useId()
  return (
    <div className="rail-group">
      {title !== null && (
        <p id={titleId} className="rail-title">
          {title}
        </p>
      )}
      <ul aria-labelledby={title === null ? undefined : titleId}>
        {entries.map(({ id, title: words, mark }) => (
          <li key={id}>
            <a
              className="rail-link"
              href={`#${id}`}
              data-area={id}
              aria-current={id === current ? 'page' : undefined}
              onClick={onGo}
            >
              {words}
              {mark && <Mark {...mark} />}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Mark({ count, isUrgent, words }: RailMark): ReactNode {
  return (
    <span className="rail-mark" data-urgent={isUrgent || undefined} title={words}>
      {isUrgent && <Icon name="alert" />}
      <span aria-hidden="true">{count}</span>
      <span className="visually-hidden">{words}</span>
    </span>
  )
}
