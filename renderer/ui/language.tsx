import { createContext, useContext, useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components'
import type { Language } from '../../shared/i18n/language.ts'
import { wordsIn } from '../../shared/i18n/language.ts'
import type { Words } from '../../shared/i18n/vi.ts'

type Choice = readonly [language: Language, choose: (language: Language) => void]

const LanguageContext = createContext<Choice>(['vi', () => {}])

/** The language of the page: Vietnamese until somebody chooses another one. */
export function LanguageProvider({ children }: { children: ReactNode }): ReactNode {
  const [language, choose] = useState<Language>('vi')
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  return (
    <LanguageContext value={[language, choose]}>
      <I18nProvider locale={language}>{children}</I18nProvider>
    </LanguageContext>
  )
}

export const useLanguage = (): Choice => useContext(LanguageContext)

/** All words of the screens in the language of the page. */
export const useWords = (): Words => wordsIn(useLanguage()[0])
