import { DEFAULT_REASONS } from '../../../../shared/domain/desk/reasons.ts'
import type { SettingKey } from '../../../../shared/domain/events/config-events.ts'
import { priorityGroup } from '../../../../shared/api/views.ts'
import { DEFAULT_LOW_REASONS } from '../../../../shared/domain/rating/scale.ts'
import type { Words } from '../../../../shared/i18n/vi.ts'
import { pageWords } from '../../../ui/page-words.ts'

/**
 * What the form of a setting begins with while nobody has set it: lists begin as the centre uses them without it, so
 * that somebody who wants one more line does not write the others again, and the hours of time limits as those of the
 * hall, which hold without them.
 * @param now the value of another setting today
 */
export function firstValue({ reasonCodes }: Words, key: string, now: (key: SettingKey) => unknown): unknown {
  if (key === 'due.hours') return now('hours')
  const inEnglish = pageWords('en')
  if (key === 'desk.reasons')
    return Object.entries(DEFAULT_REASONS).map(([code, uses]) => ({
      code,
      text: reasonCodes[code as keyof typeof DEFAULT_REASONS],
      textEn: inEnglish.reasonCodes[code as keyof typeof DEFAULT_REASONS],
      for: [...uses],
    }))
  if (key === 'rating.reasons')
    return DEFAULT_LOW_REASONS.map((reason) => ({ ...reason, textEn: inEnglish.rating.lowReasons[reason.code] }))
  return key === 'priority.groups' ? [...priorityGroup.options] : undefined
}
