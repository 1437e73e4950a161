import type { ReactNode } from 'react'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'
import type { ScanNews } from './scan-news.ts'

/** What came of a scan, and that nothing of a card is kept. */
export function ScanNotice({ news }: { news: ScanNews }): ReactNode {
  const { scan } = useWords()
  if (news === 'unknown')
    return (
      <Notice kind="info" title={scan.unknown} live>
        <p>{scan.unknownHint}</p>
      </Notice>
    )
  return (
    <Notice kind={news === 'cardUnclear' ? 'care' : 'good'} icon="card" title={scan[news]} live>
      <p>{scan.notKept}</p>
    </Notice>
  )
}
