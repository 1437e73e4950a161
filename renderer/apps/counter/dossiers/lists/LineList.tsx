import type { ReactNode } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import type { DossierLine } from '../../../../../shared/api/dossier-views.ts'
import { pressing } from '../../../../../shared/domain/dossier/pressing.ts'
import { dayMonthYear, hourMinute, sameDay } from '../../../../../shared/i18n/format.ts'
import { Left, StandingMark } from './StandingMark.tsx'
import { useLanguage, useWords } from '../../../../ui/language.tsx'

export type LineListProps = {
  label: string
  lines: readonly DossierLine[]
  now: number
  onOpen: (dossierId: string) => void
  empty: string
  /** The first line gets the focus as soon as it is there. */
  autoFocus?: boolean
}

/** Dossiers, the most pressing first; Enter opens one. */
export function LineList({ label, lines, now, onOpen, empty, autoFocus = false }: LineListProps): ReactNode {
  const { dossiers: words, dossier, house } = useWords()
  const [language] = useLanguage()
  const at = (ms: number): string =>
    sameDay(ms, now) ? hourMinute(ms, language) : `${hourMinute(ms, language)}, ${dayMonthYear(ms)}`
  // A countdown is read by the second, everything else by the minute.
  const tick = lines.some(({ forwardBy }) => forwardBy !== null) ? 1_000 : 60_000
  return (
    <ListBox
      className="dossiers-lines-list"
      aria-label={label}
      autoFocus={autoFocus ? 'first' : false}
      items={lines}
      onAction={(id) => onOpen(String(id))}
      renderEmptyState={() => <p className="dossiers-empty">{empty}</p>}
      dependencies={[Math.floor(now / tick), language]}
    >
      {(line) => {
        const { what, at: when, standing } = pressing(line, now)
        return (
          <ListBoxItem id={line.id} textValue={line.code} className="dossiers-found-line" data-code={line.code}>
            <span className="dossiers-line-code number">{line.code}</span>
            <span className="dossiers-line-who">
              {line.name ?? words.erased}
              <span className="small">{line.procedure}</span>
            </span>
            <span className="dossiers-line-when" data-bad={standing === 'late' || undefined}>
              <span>
                {words.pressing[what](at(when))}
                {what === 'forward' && <Left by={when} now={now} />}
              </span>
              <StandingMark standing={standing} />
              <span className="small">
                {dossier.states[line.state]}
                {line.shelf !== null && ` · ${words.onShelf(line.shelf)}`}
                {line.harm !== null && ` · ${house.harmed(house.harms[line.harm])}`}
              </span>
            </span>
          </ListBoxItem>
        )
      }}
    </ListBox>
  )
}
