import type { ReactNode } from 'react'
import type { DossierListName } from '../../../../shared/api/dossier-views.ts'
import { Button } from '../../../ui/Button.tsx'
import { useWords } from '../../../ui/language.tsx'
import { DOSSIERS_KEY } from './use-dossiers.ts'
import { useCounts } from './use-counts.ts'
import { useUnread } from './use-unread.ts'

/** What may not be forgotten, at every counter (BD-5.3, TQ-7.2b). */
const TOLD = [
  ...(['to-forward', 'to-apologise', 'due-today', 'late', 'results', 'harmed'] as const),
] as const satisfies DossierListName[]
const URGENT: ReadonlySet<string> = new Set(['to-forward', 'to-apologise', 'late', 'harmed'])

export type DossierStripProps = {
  /** Something is entered and not yet sent. */
  isBegun: boolean
  onOpen: () => void
  onList: (list: DossierListName) => void
  /** Changed procedures that are not read yet. */
  onUnread: () => void
}

/** The door to the dossiers, with what waits behind it. */
export function DossierStrip({ isBegun, onOpen, onList, onUnread }: DossierStripProps): ReactNode {
  const { dossiers: words, dossier, house } = useWords()
  const counts = useCounts()
  const unread = useUnread()
  return (
    <div className="dossiers-strip">
      <Button icon="paper" hotkey={DOSSIERS_KEY} onPress={onOpen}>
        {isBegun ? words.kept : words.open}
      </Button>
      {counts &&
        TOLD.filter((list) => counts[list] > 0).map((list) => (
          <Button
            key={list}
            variant="quiet"
            className={URGENT.has(list) ? 'dossiers-urgent' : ''}
            onPress={() => onList(list)}
          >
            {`${dossier.lists[list]}: ${counts[list]}`}
          </Button>
        ))}
      {unread > 0 && (
        <Button variant="quiet" className="dossiers-unread" onPress={onUnread}>
          {house.unreadCount(unread)}
        </Button>
      )}
    </div>
  )
}
