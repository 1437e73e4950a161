import { languageFile, wordsOf } from '../../shared/i18n/language-file.ts'
import type { PageLanguage } from '../ui/language.tsx'

/**
 * The languages that the centre added by files. None when it does not answer or sends what we do not understand: the
 * page goes on in Vietnamese and English.
 */
export async function addedLanguages(fetchJson: () => Promise<unknown>): Promise<readonly PageLanguage[]> {
  try {
    const files = languageFile.array().parse(await fetchJson())
    return files.map((file) => ({ code: file.code, name: file.name, like: file.like, words: wordsOf(file) }))
  } catch {
    return []
  }
}

/** What `electron/centre/api/languages.ts` serves. */
export const fetchLanguages = async (): Promise<unknown> => (await fetch('/languages.json')).json()
