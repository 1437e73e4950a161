import { z } from 'zod'
import { callOutcome, messageCause, messageChannel, messageFact } from '../messages/message.ts'
import { personRef } from './config-events.ts'

/** What citizens agreed to be told, and what they were told. Words, numbers and addresses stand in erasable rows. */
const key = z.string().min(1).max(64)

/** The ways that are agreed to from now on; none: told by nobody any more. `citizen`: they answered to stop it. */
export const messageConsented = z.strictObject({
  dossierId: key,
  officerId: key.nullable(),
  how: z.enum(['desk', 'citizen']),
  channels: z.array(messageChannel),
})
export const messageQueued = z.strictObject({
  messageId: key,
  dossierId: key,
  channel: messageChannel,
  fact: messageFact,
  /** What it is about: the same is told once on a channel. */
  about: z.string().max(80),
  /** The template that made it. */
  version: z.string().max(20),
  /** The date that it promises, ms. */
  dueAt: z.number().int().nullable(),
  /** Address and text as JSON. */
  content: personRef,
})
const one = { messageId: key, dossierId: key }
export const messageSent = z.strictObject(one)
export const messageEnded = z.strictObject({ ...one, cause: messageCause })
export const messageResent = z.strictObject({ ...one, officerId: key })
/** Nothing leaves, or everything again. */
export const messagesHeld = z.strictObject({ officerId: key, isHeld: z.boolean() })
export const citizenCalled = z.strictObject({ dossierId: key, officerId: key, outcome: callOutcome })
