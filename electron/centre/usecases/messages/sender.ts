import type { MessageCause, MessageChannel } from '../../../../shared/domain/messages/message.ts'

/** A message as a gateway gets it. `id` is its key: whoever gets the same twice sends it once. */
export type Outgoing = {
  readonly id: string
  readonly channel: MessageChannel
  readonly to: string
  readonly subject: string
  readonly text: string
}

/**
 * What became of a message. `handed`: the gateway has it and will tell later; `retry`: nobody has it yet, or a gateway that
 * knows its key; not before `afterMs` from now.
 */
export type SendOutcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'handed' }
  | { readonly kind: 'failed'; readonly cause: MessageCause }
  | { readonly kind: 'retry'; readonly problem: 'unreachable' | 'busy'; readonly afterMs?: number }

/** What a gateway tells later of what it was handed. */
export type LateAnswer = {
  readonly id: string
  readonly state: 'sent' | 'failed' | 'opted-out'
  readonly cause?: MessageCause
}

/** A way out of the house for messages. */
export type Sender = {
  /** Never throws: what cannot be done is an outcome. */
  send(message: Outgoing): Promise<SendOutcome>
}
