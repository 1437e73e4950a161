import { createContext, useContext, useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components'
import type { Language } from '../../shared/i18n/language.ts'
import { LANGUAGE_LIST, wordsIn } from '../../shared/i18n/language.ts'
import type { Words } from '../../shared/i18n/vi.ts'

type Choice = readonly [language: Language, choose: (language: Language) => void]

const LanguageContext = createContext<Choice>(['vi', () => {}])

/** The language that an address asks for by `?lang=`; Vietnamese when it asks for none, or for one we do not have. */
export const languageOf = ({ search }: Pick<Location, 'search'>): Language => {
  const wished = new URLSearchParams(search).get('lang')
  return LANGUAGE_LIST.find((language) => language === wished) ?? 'vi'
}

/** The language of the page: the address's until somebody chooses another one. */
export function LanguageProvider({ first, children }: { first: Language; children: ReactNode }): ReactNode {
  const [language, choose] = useState<Language>(first)
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
