import { useState } from 'react'
import type { ReactNode } from 'react'
import { hourMinute } from '../../../shared/i18n/format.ts'
import { Notice } from '../../ui/Notice.tsx'
import { useLanguage, useWords } from '../../ui/language.tsx'

/** Since when what the screen shows may be out of date. */
export function LostNotice({ now }: { now: number }): ReactNode {
  const { desk } = useWords()
  const [language] = useLanguage()
  const [since] = useState(now)
  return (
    <Notice kind="care" icon="unlinked" title={desk.lostSince(hourMinute(since, language))} live>
      <p>{desk.lostHint}</p>
    </Notice>
  )
}
