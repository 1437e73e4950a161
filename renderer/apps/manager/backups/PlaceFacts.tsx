import type { ReactNode } from 'react'
import type { BackupPlace } from '../../../../shared/api/backup-views.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { timeWords } from '../devices/time-words.ts'
import { useSizeWords } from './use-size-words.ts'

/** What lies at a place, and what keeps it from getting more. */
export function PlaceFacts({ place, now }: { place: BackupPlace; now: number }): ReactNode {
  const { backups: words } = useWords()
  const [language] = useLanguage()
  const size = useSizeWords()
  const { fault, folder, lastGoodAt, count, oldestAt, bytes, freeBytes } = place
  const time = (at: number): string => timeWords(at, now, language)
  return (
    <>
      {fault && (
        <Notice kind={fault.code === 'damaged' ? 'stop' : 'care'} title={words.faults[fault.code]} live>
          <p>{words.since(time(fault.since))}</p>
        </Notice>
      )}
      <dl className="backups-facts">
        <dt>{words.last}</dt>
        <dd>{lastGoodAt === null ? words.never : time(lastGoodAt)}</dd>
        <dt>{words.folder}</dt>
        <dd className="backups-folder">{folder}</dd>
        {oldestAt !== null && freeBytes !== null && (
          <>
            <dt>{words.count}</dt>
            <dd>{words.countOf(count, time(oldestAt))}</dd>
            <dt>{words.size}</dt>
            <dd>{words.sizeOf(size(bytes), size(freeBytes))}</dd>
          </>
        )}
      </dl>
    </>
  )
}
