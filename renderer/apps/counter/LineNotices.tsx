import { useState } from 'react'
import type { ReactNode } from 'react'
import { hourMinute } from '../../../shared/i18n/format.ts'
import { Notice } from '../../ui/Notice.tsx'
import { useLanguage, useWords } from '../../ui/language.tsx'

/** What is wrong with the line, and a second page of the same counter. */
export function LineNotices({ isLost, isTwice, now }: { isLost: boolean; isTwice: boolean; now: number }): ReactNode {
  const { desk } = useWords()
  return (
    <>
      {isLost && <LostNotice now={now} />}
      {isTwice && <Notice kind="care" title={desk.twice} live />}
    </>
  )
}

/** Since when what the screen shows may be out of date. */
function LostNotice({ now }: { now: number }): ReactNode {
  const { desk } = useWords()
  const [language] = useLanguage()
  const [since] = useState(now)
  return (
    <Notice kind="care" icon="unlinked" title={desk.lostSince(hourMinute(since, language))} live>
      <p>{desk.lostHint}</p>
    </Notice>
  )
}
