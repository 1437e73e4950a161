import { useState } from 'react'
import type { ReactNode } from 'react'
import { formatDate } from '../../../../shared/i18n/format.ts'
import { useLiveView } from '../../../client/use-live-view.ts'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { useWords } from '../../../ui/language.tsx'

const EVENTS = ['procedure.read', 'catalogue.imported', 'catalogue.importUndone', 'officer.defined'] as const

/** Who has not read which changed procedures yet (TQ-6.1b, KT-13.6). */
export function ReadersPanel(): ReactNode {
  const { record } = useWords().house
  const [shown, setShown] = useState<string | null>(null)
  const { view } = useLiveView('listProcedureReaders', {}, { interestedIn: EVENTS })
  if (!view || view.readers.length === 0) return null
  return (
    <section className="panel" aria-labelledby="readers-title">
      <h2 id="readers-title">{record.readers}</h2>
      <ul className="record-readers">
        {view.readers.map(({ officerId, name, position, concerned, unread }) => (
          <li key={officerId} data-reader={officerId} data-unread={unread}>
            <div>
              <p>
                <strong>{name}</strong> <span className="small">{position}</span>
              </p>
              <p className="small record-state" data-open={unread > 0 || undefined}>
                <Icon name={unread === 0 ? 'check' : 'clock'} />
                {unread === 0 ? record.readAll(concerned) : record.readSome(concerned - unread, concerned)}
              </p>
              {shown === officerId && <Unread officerId={officerId} />}
            </div>
            {unread > 0 && (
              <Button
                aria-expanded={shown === officerId}
                onPress={() => setShown(shown === officerId ? null : officerId)}
              >
                {shown === officerId ? record.hideUnread : record.showUnread(unread)}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What one officer has still to read. */
function Unread({ officerId }: { officerId: string }): ReactNode {
  const { house } = useWords()
  const { view } = useLiveView('listUnreadProcedures', {}, { interestedIn: EVENTS, query: { officerId } })
  return (
    <ul className="record-unread small">
      {view?.procedures.map(({ id, code, name, decision, from }) => (
        <li key={id}>
          <span className="number">{code}</span> {name} ({house.unreadFrom(decision, formatDate(from))})
        </li>
      ))}
      {view && view.procedures.length < view.total && <li>{house.unreadFirst(view.procedures.length)}</li>}
    </ul>
  )
}
