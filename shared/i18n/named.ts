import type { Language } from './language.ts'

/** What a centre names itself: in English where somebody has translated it and the page is English. */
export const named = (thing: { name: string; nameEn?: string | null | undefined }, language: Language): string =>
  (language === 'en' && thing.nameEn) || thing.name

/** The language that `named` answers in, for the `lang` of its element. */
export const namedIn = (thing: { nameEn?: string | null | undefined }, language: Language): Language =>
  language === 'en' && thing.nameEn ? 'en' : 'vi'
