import { z } from 'zod'
import { callOutcome, messageChannel, messageFact } from '../../domain/messages/message.ts'
import { dossierMessages, messageLine, messagePreview } from '../message-views.ts'
import { instant } from '../views.ts'
import { none, words } from './operation.ts'
import type { Operation } from './operation.ts'

const who = ['officer', 'leader'] as const

/** What citizens are told by SMS, e-mail, Zalo and telephone (TQ-7.1a, TQ-8.2b, TT-4.3e, TT-4.4b, BD-10.4b). */
export const messageOperations = {
  listMessageChannels: {
    method: 'GET',
    path: '/message-channels',
    who,
    summary: 'Channels on which this centre can tell citizens',
    answer: z.object({ offered: z.array(messageChannel), now: instant, through: z.number().int() }),
  },
  listDossierMessages: {
    method: 'GET',
    path: '/dossiers/{dossierId}/messages',
    who,
    summary: 'How a citizen wants to be told of a dossier, and what was told',
    answer: z.object({ told: dossierMessages, now: instant, through: z.number().int() }),
  },
  setMessageConsent: {
    method: 'POST',
    path: '/dossiers/{dossierId}/message-consent',
    who,
    summary: 'Note the channels that a citizen agrees to, or takes back; none of them is told otherwise',
    body: z.strictObject({ channels: z.array(messageChannel).max(3) }),
    answer: z.object({ agreed: z.array(messageChannel) }),
  },
  noteCall: {
    method: 'POST',
    path: '/dossiers/{dossierId}/calls',
    who,
    summary: 'Note that the citizen was called, and how the call ended',
    body: z.strictObject({ outcome: callOutcome }),
    answer: z.object({}),
  },
  listMessages: {
    method: 'GET',
    path: '/messages',
    who: ['leader'],
    summary: 'Messages that wait, that could not be sent, or all, the newest first',
    query: z.strictObject({
      list: z.enum(['queued', 'failed', 'all']).default('queued'),
      page: z.coerce.number().int().min(1).max(10_000).default(1),
      size: z.coerce.number().int().min(1).max(100).default(20),
    }),
    answer: z.object({
      messages: z.array(messageLine),
      counts: z.object({ queued: z.number().int(), failed: z.number().int(), all: z.number().int() }),
      isHeld: z.boolean(),
      /** Channels that have a gateway. */
      offered: z.array(messageChannel),
      /** How many wait for longer than the minutes that the centre allows (TQ-8.2b). */
      slow: z.object({ count: z.number().int(), minutes: z.number().int() }),
      now: instant,
      through: z.number().int(),
    }),
  },
  resendMessage: {
    method: 'POST',
    path: '/messages/{messageId}/resend',
    who,
    summary: 'Send a message again that could not be sent; what was sent is never sent twice',
    body: none,
    answer: z.object({ message: messageLine }),
  },
  holdMessages: {
    method: 'POST',
    path: '/messages/hold',
    who: ['leader'],
    summary: 'Hold all messages back, or let them leave again',
    body: z.strictObject({ isHeld: z.boolean() }),
    answer: z.object({ isHeld: z.boolean() }),
  },
  previewMessages: {
    method: 'POST',
    path: '/messages/preview',
    who: ['leader', 'technician'],
    summary: 'Texts in force on a channel, or one that is being written, with an example and its length',
    body: z.strictObject({
      channel: messageChannel,
      fact: messageFact.optional(),
      text: words.min(1).max(600).optional(),
    }),
    answer: z.object({ previews: z.array(messagePreview) }),
    idempotent: false,
  },
} as const satisfies Record<string, Operation>
