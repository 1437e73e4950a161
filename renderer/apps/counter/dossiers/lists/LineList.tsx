import type { ReactNode } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import type { DossierLine } from '../../../../../shared/api/dossier-views.ts'
import { dayMonthYear, hourMinute, sameDay } from '../../../../../shared/i18n/format.ts'
import { useLanguage, useWords } from '../../../../ui/language.tsx'
import { pressing } from './pressing.ts'

export type LineListProps = {
  label: string
  lines: readonly DossierLine[]
  now: number
  onOpen: (dossierId: string) => void
  empty: string
}

/** Dossiers, the most pressing first; Enter opens one. */
export function LineList({ label, lines, now, onOpen, empty }: LineListProps): ReactNode {
  const { dossiers: words, dossier } = useWords()
  const [language] = useLanguage()
  const at = (ms: number): string =>
    sameDay(ms, now) ? hourMinute(ms, language) : `${hourMinute(ms, language)}, ${dayMonthYear(ms)}`
  return (
    <ListBox
      className="dossiers-lines-list"
      aria-label={label}
      items={lines}
      onAction={(id) => onOpen(String(id))}
      renderEmptyState={() => <p className="dossiers-empty">{empty}</p>}
      dependencies={[Math.floor(now / 60_000), language]}
    >
      {(line) => {
        const { what, at: when, isBad } = pressing(line, now)
        return (
          <ListBoxItem id={line.id} textValue={line.code} className="dossiers-found-line" data-code={line.code}>
            <span className="dossiers-line-code number">{line.code}</span>
            <span className="dossiers-line-who">
              {line.name ?? words.erased}
              <span className="small">{line.procedure}</span>
            </span>
            <span className="dossiers-line-when" data-bad={isBad || undefined}>
              {words.pressing[what](at(when))}
              <span className="small">
                {dossier.states[line.state]}
                {line.shelf !== null && ` · ${words.onShelf(line.shelf)}`}
              </span>
            </span>
          </ListBoxItem>
        )
      }}
    </ListBox>
  )
}
