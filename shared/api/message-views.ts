import { z } from 'zod'
import { callOutcome, messageCause, messageChannel, messageFact, messageState } from '../domain/messages/message.ts'
import { id, instant } from './views.ts'

/** A message to a citizen, without its words: whom it reached is masked. */
export const messageLine = z.object({
  id,
  dossierId: id,
  code: z.string(),
  channel: messageChannel,
  fact: messageFact,
  state: messageState,
  cause: messageCause.nullable(),
  /** Masked; null: erased. */
  to: z.string().nullable(),
  queuedAt: instant,
  /** When it was sent, failed or was dropped. */
  endedAt: instant.nullable(),
  /** A gateway has it and has not told yet what became of it. */
  isHanded: z.boolean(),
  /** Why the last try did not do it, and when the next comes. */
  problem: z.enum(['unreachable', 'busy']).nullable(),
  nextAt: instant.nullable(),
})
export type MessageLine = z.infer<typeof messageLine>

/** How a citizen wants to be told of a dossier, and was. */
export const dossierMessages = z.object({
  /** Channels that the centre has, each with whether the dossier has an address for it. */
  offered: z.array(z.object({ channel: messageChannel, hasAddress: z.boolean() })),
  agreed: z.array(messageChannel),
  messages: z.array(messageLine),
  calls: z.array(z.object({ at: instant, officer: z.string(), outcome: callOutcome })),
})
export type DossierMessages = z.infer<typeof dossierMessages>

/** A text in force with an example, and how long that is. */
export const messagePreview = z.object({
  fact: messageFact,
  channel: messageChannel,
  version: z.string(),
  text: z.string(),
  length: z.number().int(),
  /** Short messages that it takes; 0 on other channels. */
  parts: z.number().int(),
  isPlain: z.boolean(),
})
export type MessagePreview = z.infer<typeof messagePreview>
