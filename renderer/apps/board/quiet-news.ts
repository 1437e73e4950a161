import type { BoardView, Opening } from '../../../shared/api/views.ts'
import { hourMinute, sameDay, weekdayDate } from '../../../shared/i18n/format.ts'
import type { Language } from '../../../shared/i18n/language.ts'
import type { Words } from '../../../shared/i18n/vi.ts'
import type { IconName } from '../../ui/Icon.tsx'

export type QuietNews = { readonly icon: IconName; readonly title: string; readonly line: string | null }
type Speech = { readonly words: Words; readonly language: Language; readonly now: number }

/** What a board says while nobody is called: closed with its reason, all counters paused, or please wait. */
export function quietNews(view: Pick<BoardView, 'opening' | 'counters'>, speech: Speech): QuietNews {
  const { words } = speech
  const { opening, counters } = view
  if (counters.some(({ state }) => state === 'open')) return { icon: 'seat', title: words.board.nobody, line: null }
  if (opening && !opening.open) return { icon: 'clock', ...closedNews(opening, speech) }
  if (counters.some(({ state }) => state === 'paused'))
    return { icon: 'hold', title: words.board.allPaused, line: words.board.waitSeated }
  return { icon: 'seat', title: words.board.notYetOpen, line: words.board.waitSeated }
}

function closedNews(opening: Opening, speech: Speech): Omit<QuietNews, 'icon'> {
  const { words } = speech
  const { closedReason = 'after-hours', holiday } = opening
  const title = holiday ? words.closed.holiday(holiday) : words.board.closed[closedReason]
  return { title, line: again(opening, speech) }
}

function again({ opensAt, closedReason }: Opening, { words, language, now }: Speech): string | null {
  if (opensAt === undefined) return null
  const time = hourMinute(opensAt, language)
  if (closedReason === 'day-off') return words.closed.worksAgainOn(weekdayDate(opensAt, language))
  if (!sameDay(opensAt, now)) return words.closed.opensOn(time, weekdayDate(opensAt, language))
  return closedReason === 'lunch' ? words.closed.opensAfternoon(time) : words.closed.opensToday(time)
}
