import type { QueueView, TicketView, WhyNext } from '../../../shared/api/views.ts'
import type { Words } from '../../../shared/i18n/vi.ts'

const MS_PER_MINUTE = 60_000

/** Whole minutes since an instant; never below zero. */
export const minutesSince = (at: number, now: number): number => Math.max(0, Math.floor((now - at) / MS_PER_MINUTE))

/** Why the present ticket was chosen. */
export function whyWords(why: WhyNext, words: Words): string {
  const { desk } = words
  return why.rule === 'share' && why.share ? desk.share(...why.share) : desk.why[why.rule]
}

/** A reason by its code in the words of the list, or the officer's own words as they are. */
export function reasonWords(reason: string, words: Words): string {
  const known: Record<string, string> = words.reasonCodes
  return known[reason] ?? reason
}

type Paper = Pick<QueueView['printTrouble'][number], 'state' | 'cause'>

/** Whether a paper still waits for its printer: it comes out by itself, and printing it again would make two. */
export const waitsForPrinter = ({ state }: Pick<Paper, 'state'>): boolean => state === 'queued' || state === 'taken'

/** What became of a paper that did not come out; null when there is nothing to say. */
export function paperWords({ state, cause }: Paper, words: Words): string | null {
  const { desk, paper } = words
  if (state === 'failed' || (waitsForPrinter({ state }) && cause !== null))
    return desk.paperFailed(paper.causes[cause ?? 'error'])
  if (state === 'unknown') return desk.paperUnknown
  return state === 'expired' ? desk.paperExpired : null
}

/** Minutes that the ticket in service had waited when it was called. */
export function waitedMinutes(ticket: TicketView, why: WhyNext | null): number {
  return why?.waitedMinutes ?? minutesSince(ticket.issuedAt, ticket.calledAt ?? ticket.issuedAt)
}
