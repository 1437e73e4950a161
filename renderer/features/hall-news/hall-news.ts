import type { HallView, Suspension } from '../../../shared/api/hall-views.ts'
import type { TicketView } from '../../../shared/api/views.ts'
import { hourMinute } from '../../../shared/i18n/format.ts'
import type { Language } from '../../../shared/i18n/language.ts'
import type { Words } from '../../../shared/i18n/vi.ts'

type Speech = { words: Words; language: Language }

/** Why the session was closed: the receptionist's own words, else those of the list. */
export const whyWords = ({ reason, words: own }: Suspension, words: Words): string => own ?? words.hall.reasons[reason]

/** What everybody in the hall must know of a session that was closed or lengthened by hand, the most important first. */
export function hallNews(hall: HallView, { words, language }: Speech): string[] {
  const until = hall.until === null ? null : hourMinute(hall.until, language)
  if (hall.state === 'extended') return until === null ? [] : [words.hall.extended(until)]
  const kept =
    hall.waiting === 'carry' && until !== null
      ? words.hall.carry(until)
      : hall.waiting === 'end'
        ? hall.ended.length > 0 && words.hall.ended(hall.ended.join(', '))
        : words.hall.serve
  const again = until === null ? words.hall.askDesk : words.hall.again(until)
  return [words.hall.suspended(whyWords(hall, words)), ...(kept ? [kept] : []), again]
}

/** What the holder of a number must know of it; null: nothing. */
export function ownNews(
  ticket: Pick<TicketView, 'state' | 'cancelCause'>,
  hall: HallView | null | undefined,
  { words, language }: Speech,
): { kind: 'info' | 'care'; title: string; hint?: string } | null {
  const { yours } = words.hall
  if (ticket.state === 'cancelled') {
    if (ticket.cancelCause !== 'session-ended')
      return { kind: 'care', title: ticket.cancelCause === 'citizen' ? yours.citizen : yours.mistake }
    const why = hall ? whyWords(hall, words) : words.hall.reasons.end
    return { kind: 'care', title: yours.ended(why), hint: yours.endedHint }
  }
  if (ticket.state !== 'waiting' || hall?.state !== 'closed') return null
  const isCarried = hall.waiting === 'carry' && hall.until !== null
  return { kind: 'info', title: isCarried ? yours.carry(hourMinute(hall.until ?? 0, language)) : yours.serve }
}
