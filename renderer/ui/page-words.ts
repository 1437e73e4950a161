import { enBase } from '../../shared/i18n/en-base.ts'
import type { Language } from '../../shared/i18n/language.ts'
import { viBase } from '../../shared/i18n/vi-base.ts'
import type { Words } from '../../shared/i18n/vi.ts'

const held = { vi: { ...viBase }, en: { ...enBase } } as Record<Language, Partial<Words>>

/** Languages that every page speaks, Vietnamese first. */
export const PAGE_LANGUAGES = Object.keys(held) as readonly Language[]

/**
 * Words beside those of every page: a page of the staff imports those it says from `renderer/words`, so that a phone does not
 * fetch the words of the administration. A test holds what a page says against what it imports.
 */
export function addWords(vi: Partial<Words>, en: Partial<Words>): void {
  Object.assign(held.vi, vi)
  Object.assign(held.en, en)
}

/** The words of this page in a language; areas that it does not import are missing. */
export const pageWords = (language: Language): Words => held[language] as Words
