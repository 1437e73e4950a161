import type { PhoneTicketView } from '../../../../shared/api/views.ts'
import type { Language } from '../../../../shared/i18n/language.ts'
import type { Words } from '../../../../shared/i18n/vi.ts'
import { ownNews } from '../../../features/hall-news/hall-news.ts'
import type { NoticeKind } from '../../../ui/Notice.tsx'

export type PlaceNews = { kind: NoticeKind; title: string; hint?: string }

type Speech = { words: Words; language: Language }

/** What the holder of a ticket must know, in the words of the phone page; null: to wait, its place says how long. */
export function placeNews(
  { ticket, hall }: Pick<PhoneTicketView, 'ticket' | 'hall'>,
  speech: Speech,
): PlaceNews | null {
  const { phone } = speech.words
  switch (ticket.state) {
    case 'waiting':
    case 'cancelled':
      return ownNews(ticket, hall, speech)
    case 'called':
      return {
        kind: 'good',
        title: ticket.counterNumber === null ? phone.calledAgain : phone.goTo(ticket.counterNumber),
      }
    case 'held':
      return { kind: 'info', title: phone.held }
    case 'finished':
      return { kind: 'good', title: phone.finished }
    case 'no-show':
      return { kind: 'care', title: phone.noShow }
    case 'expired':
      return { kind: 'care', title: phone.expired }
  }
}
