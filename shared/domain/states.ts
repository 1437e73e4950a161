import type { FeedbackState } from '../api/feedback-views.ts'
import type { CounterState, PrintState, TicketState } from '../api/views.ts'

/**
 * The legal moves, one table each (decisions.md 10); docs/states.md draws them and a test keeps both equal.
 * A ticket that was not finished on its business day is `expired` by rule, on read. Only for one that was left at a
 * counter it is also written (`lapse`), so that the counter is free for those of today.
 * A step that is undone leads back to where the thing was before it, whichever state that is (usecases/undo-step.ts):
 * it has no row here.
 */
export const TICKET_MOVES = {
  waiting: { call: 'called', prioritise: 'waiting', move: 'waiting', cancel: 'cancelled' },
  called: {
    recall: 'called',
    finish: 'finished',
    'no-show': 'no-show',
    hold: 'held',
    transfer: 'waiting',
    lapse: 'expired',
  },
  held: { resume: 'waiting', call: 'called', cancel: 'cancelled' },
  'no-show': { resume: 'waiting', call: 'called', cancel: 'cancelled' },
  finished: {},
  cancelled: { resume: 'waiting' },
  expired: {},
} as const satisfies Record<TicketState, Partial<Record<string, TicketState>>>

export const COUNTER_MOVES = {
  closed: { open: 'open' },
  open: { pause: 'paused', close: 'closed' },
  paused: { open: 'open', close: 'closed' },
} as const satisfies Record<CounterState, Partial<Record<string, CounterState>>>

/** An answer may be noted without the steps before it. */
export const FEEDBACK_MOVES = {
  new: { read: 'read', forward: 'forwarded', answer: 'answered' },
  read: { forward: 'forwarded', answer: 'answered' },
  forwarded: { forward: 'forwarded', answer: 'answered' },
  answered: {},
} as const satisfies Record<FeedbackState, Partial<Record<string, FeedbackState>>>

export const PRINT_MOVES = {
  none: {},
  /** Diverted: to another printer. What was taken may go back only while surely nothing of it is on paper. */
  queued: { take: 'taken', expire: 'expired', divert: 'queued', withdraw: 'expired' },
  /** Waiting: its printer has it and wants a person, e.g. with paper. */
  taken: { print: 'printed', hand: 'sent', fail: 'failed', lose: 'unknown', divert: 'queued', wait: 'taken' },
  printed: {},
  sent: {},
  /** The station may find later that the paper did come out, or what became of an uncertain one. */
  failed: { print: 'printed', hand: 'sent' },
  unknown: { print: 'printed', fail: 'failed' },
  expired: {},
} as const satisfies Record<PrintState, Partial<Record<string, PrintState>>>

/** The state after a move, or null when the move is not legal from here. */
export function move<T extends Record<string, Partial<Record<string, string>>>>(
  table: T,
  from: keyof T,
  step: string,
): string | null {
  return table[from]?.[step] ?? null
}
