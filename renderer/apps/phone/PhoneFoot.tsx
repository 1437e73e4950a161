import type { ReactNode } from 'react'
import { hourMinute } from '../../../shared/i18n/format.ts'
import { Button } from '../../ui/Button.tsx'
import { useLanguage, useLanguages, useWords } from '../../ui/language.tsx'

/** When the page was last true, and the other languages. */
export function PhoneFoot({ updatedAt }: { updatedAt: number | null }): ReactNode {
  const words = useWords()
  const [language] = useLanguage()
  const { now, all, choose } = useLanguages()
  const others = all.filter((other) => other !== now)
  return (
    <footer className="phone-foot">
      <p className="small">{updatedAt !== null && words.phone.updatedAt(hourMinute(updatedAt, language))}</p>
      {others.map(({ code, name }) => (
        <Button key={code} icon="language" variant="quiet" onPress={() => choose(code)}>
          <span lang={code}>{name}</span>
        </Button>
      ))}
    </footer>
  )
}
