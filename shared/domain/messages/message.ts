import { z } from 'zod'

/** Ways to tell a citizen something without a visit (TQ-7.1a, TT-4.3e**; each only when agreed to, law-facts §7). */
export const messageChannel = z.enum(['sms', 'email', 'zalo'])
export type MessageChannel = z.infer<typeof messageChannel>

/** What a citizen is told. `reminder`: of a result that nobody collects (BD-10.4b); `posted`: it is with the post. */
export const messageFact = z.enum([
  'received',
  'supplement',
  'new-date',
  'appointment',
  'result-ready',
  'result-online',
  'posted',
  'reminder',
])
export type MessageFact = z.infer<typeof messageFact>

export const messageState = z.enum(['queued', 'sent', 'failed', 'dropped'])
export type MessageState = z.infer<typeof messageState>

/**
 * Why a message could not be sent, or was not. `superseded`: what it tells is no longer so; `unknown`: the line broke when
 * it may have gone out already, so that only a person sends it again.
 */
export const messageCause = z.enum([
  'unreachable',
  'rejected',
  'bad-address',
  'no-gateway',
  'unknown',
  'superseded',
  'opted-out',
  'erased',
])
export type MessageCause = z.infer<typeof messageCause>

/**
 * The legal moves of a message (docs/states.md): only what failed is sent again, what was sent never. A gateway may tell
 * late that it did send what nobody knew of any more.
 */
export const MESSAGE_MOVES = {
  queued: { send: 'sent', fail: 'failed', drop: 'dropped' },
  sent: {},
  failed: { resend: 'queued', drop: 'dropped', send: 'sent' },
  dropped: {},
} as const satisfies Record<MessageState, Partial<Record<string, MessageState>>>

/** How a call to a citizen ended (TT-4.3e**: the centre tells by e-mail, SMS or telephone). */
export const callOutcome = z.enum(['reached', 'no-answer', 'wrong-number'])
export type CallOutcome = z.infer<typeof callOutcome>
