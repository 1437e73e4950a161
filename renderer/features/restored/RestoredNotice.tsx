import { useState } from 'react'
import type { ReactNode } from 'react'
import type { EventType } from '../../../shared/domain/events/catalogue.ts'
import { dayMonthYear, hourMinute, sameDay } from '../../../shared/i18n/format.ts'
import { useLiveView } from '../../client/use-live-view.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useLanguage, useWords } from '../../ui/language.tsx'

const INTERESTED: readonly EventType[] = ['journal.restored']

/** On the day of a restore: when, what is lost, what to do. It stays until whoever works here has read it. */
export function RestoredNotice(): ReactNode {
  const { restored: words } = useWords()
  const [language] = useLanguage()
  const { view, now } = useLiveView('getLastRestore', {}, { interestedIn: INTERESTED })
  const [readAt, setReadAt] = useState<number | null>(null)
  const restore = view?.restore ?? null
  if (restore === null || restore.at === readAt) return null
  const time = (at: number): string =>
    sameDay(at, now) ? hourMinute(at, language) : `${hourMinute(at, language)}, ${dayMonthYear(at)}`
  const { at, backupAt, lostUntil, lostEvents } = restore
  return (
    <Dialog
      title={words.title(time(at))}
      isOpen
      onClose={() => setReadAt(at)}
      actions={
        <Button variant="action" icon="check" autoFocus onPress={() => setReadAt(at)}>
          {words.hide}
        </Button>
      }
    >
      {lostEvents === 0 ? (
        <p>{words.nothing}</p>
      ) : (
        <>
          <p>{words.lost(time(backupAt), lostUntil === null ? words.untilUnknown : time(lostUntil))}</p>
          <p>{words.todo}</p>
        </>
      )}
    </Dialog>
  )
}
