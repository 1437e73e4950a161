import { DEFAULT_LOW_REASONS } from '../../../shared/domain/rating/scale.ts'
import type { Language } from '../../../shared/i18n/language.ts'
import type { Words } from '../../../shared/i18n/vi.ts'

type Reason = { code: string; text: string; textEn?: string | undefined }

/**
 * A reason in the words of the page: of every language for the usual ones, else as the centre wrote it, in English where
 * it did.
 */
export function reasonWords({ code, text, textEn }: Reason, words: Words, language: Language): string {
  const usual = DEFAULT_LOW_REASONS.find((reason) => reason.code === code && reason.text === text)
  return usual ? words.rating.lowReasons[usual.code] : (language === 'en' && textEn) || text
}
