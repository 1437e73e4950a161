import { createContext, useContext, useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components'
import type { Language } from '../../shared/i18n/language.ts'
import { named } from '../../shared/i18n/named.ts'
import type { Words } from '../../shared/i18n/vi.ts'
import { PAGE_LANGUAGES, pageWords } from './page-words.ts'

/** A language of the page. `like`: whose times, dates and names of services it uses. */
export type PageLanguage = {
  readonly code: string
  readonly name: string
  readonly like: Language
  readonly words: Words
}

const SHIPPED: readonly PageLanguage[] = PAGE_LANGUAGES.map((code) => ({
  code,
  name: pageWords(code).common.language,
  like: code,
  words: pageWords(code),
}))
const VIETNAMESE = SHIPPED[0] as PageLanguage

type Languages = { now: PageLanguage; all: readonly PageLanguage[]; choose: (code: string) => void }

const LanguageContext = createContext<Languages>({ now: VIETNAMESE, all: SHIPPED, choose: () => {} })

/** The language that an address asks for by `?lang=`; Vietnamese when it asks for none. */
export const languageOf = ({ search }: Pick<Location, 'search'>): string =>
  new URLSearchParams(search).get('lang') ?? VIETNAMESE.code

export type LanguageProviderProps = {
  /** The code that the page begins with; Vietnamese where nobody knows it. */
  first: string
  /** Brings the languages that the centre added by a file; absent on pages of the staff. */
  load?: () => Promise<readonly PageLanguage[]>
  children: ReactNode
}

/** The language of the page: the address's, also when that changes, until somebody chooses another one. */
export function LanguageProvider({ first, load, children }: LanguageProviderProps): ReactNode {
  const [chosen, choose] = useState(first)
  const [added, setAdded] = useState<readonly PageLanguage[]>([])
  useEffect(() => {
    const follow = (): void => choose(languageOf(location))
    addEventListener('popstate', follow)
    return () => removeEventListener('popstate', follow)
  }, [])
  useEffect(() => {
    let gone = false
    void load?.().then((languages) => !gone && setAdded(languages))
    return () => {
      gone = true
    }
  }, [load])
  const languages = useMemo<Languages>(() => {
    const all = [...SHIPPED, ...added]
    return { now: all.find(({ code }) => code === chosen) ?? VIETNAMESE, all, choose }
  }, [chosen, added])
  const { code } = languages.now
  useEffect(() => {
    document.documentElement.lang = code
  }, [code])
  return (
    <LanguageContext value={languages}>
      <I18nProvider locale={code}>{children}</I18nProvider>
    </LanguageContext>
  )
}

/** How times, dates and names are written now, and the choice of another language by its code. */
export function useLanguage(): readonly [like: Language, choose: (code: string) => void] {
  const { now, choose } = useContext(LanguageContext)
  return [now.like, choose]
}

/** How the page calls what a centre names itself: services, agencies, fields. No line begins with the dash of a name. */
export function useNamed(): (thing: Parameters<typeof named>[0]) => string {
  const [language] = useLanguage()
  return (thing) => named(thing, language).replaceAll(' - ', '\u00A0- ')
}

/** The language of the page and all that may be chosen, Vietnamese first. */
export const useLanguages = (): Languages => useContext(LanguageContext)

/** All words of the screens in the language of the page. */
export const useWords = (): Words => useContext(LanguageContext).now.words
