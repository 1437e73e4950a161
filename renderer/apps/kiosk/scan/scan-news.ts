import type { PriorityGroup } from '../../../../shared/api/views.ts'
import { ELDERLY_FROM, ageOn } from '../../../../shared/domain/scan/citizen-card.ts'
import type { CitizenCard } from '../../../../shared/domain/scan/citizen-card.ts'

/** What the start screen says after a scan. */
export type ScanNews = 'elderly' | 'card' | 'cardUnclear' | 'unknown'

/**
 * What a card means for who holds it: only the age is looked at, here and once.
 * @param date today, `YYYY-MM-DD`
 * @param groups the priority groups that the centre knows
 */
export function newsOfCard(card: CitizenCard, date: string, groups: readonly PriorityGroup[]): ScanNews {
  if (!card.isCertain || card.birthDate === null) return 'cardUnclear'
  return groups.includes('elderly') && ageOn(card.birthDate, date) >= ELDERLY_FROM ? 'elderly' : 'card'
}
