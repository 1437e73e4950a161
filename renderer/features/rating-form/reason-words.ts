import { DEFAULT_LOW_REASONS } from '../../../shared/domain/rating/scale.ts'
import type { Language } from '../../../shared/i18n/language.ts'
import type { Words } from '../../../shared/i18n/vi.ts'

type Reason = { code: string; text: string; textEn?: string | undefined }

/**
 * A reason as the centre wrote it, in English where it did; the usual ones in the words of the page, which are there in
 * every language.
 */
export function reasonWords({ code, text, textEn }: Reason, words: Words, language: Language): string {
  if (language === 'en' && textEn) return textEn
  const usual = DEFAULT_LOW_REASONS.find((reason) => reason.code === code && reason.text === text)
  return usual ? words.rating.lowReasons[usual.code] : text
}
