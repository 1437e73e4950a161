import type { Language } from '../../../shared/i18n/language.ts'
import type { Words } from '../../../shared/i18n/vi.ts'

/**
 * A reason of the desk as it reads: the centre's own in English where somebody has translated it, a usual one by its code,
 * an officer's own words as they are.
 */
export function reasonText(
  reason: string,
  reasonEn: string | undefined,
  { reasonCodes }: Pick<Words, 'reasonCodes'>,
  language: Language,
): string {
  const known: Record<string, string> = reasonCodes
  return (language === 'en' && reasonEn) || (known[reason] ?? reason)
}
