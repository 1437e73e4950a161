import { z } from 'zod'
import * as f from '../feedback-views.ts'
import { id, instant } from '../views.ts'
import { none, words } from './operation.ts'
import type { Operation } from './operation.ts'

const oneFeedback = z.object({ feedback: f.feedback })
const note = words.min(1).max(2000)

/** Phản ánh, kiến nghị of citizens: taken, handled and followed (BD-16, TT-6.2, TT-6.3, KT-6.1c, TV-4.1e). */
export const feedbackOperations = {
  giveFeedback: {
    method: 'POST',
    path: '/feedback',
    who: ['kiosk'],
    summary: 'Give feedback at the kiosk; a name or telephone number only by wish and with consent',
    body: z.strictObject({
      kind: f.feedbackKind,
      words: words.min(1).max(2000),
      contact: z.strictObject({ text: words.min(1).max(200), consent: z.literal(true) }).optional(),
    }),
    answer: z.object({ receipt: z.string(), givenAt: instant }),
  },
  listFeedback: {
    method: 'GET',
    path: '/feedback',
    who: ['leader'],
    summary: 'Feedback, the newest first; open ones only, or all',
    query: z.strictObject({
      open: z.enum(['yes', 'no']).default('no'),
      about: f.feedbackAbout.optional(),
      page: z.coerce.number().int().min(1).max(10_000).default(1),
      size: z.coerce.number().int().min(1).max(100).default(20),
    }),
    answer: z.object({
      feedback: z.array(f.feedback),
      total: z.number().int(),
      /** How many of each class there are, of the open ones or of all (TT-6.3, KT-5.1e, KT-5.1g). */
      counts: z.partialRecord(f.feedbackAbout, z.number().int()),
      /** Where it can be forwarded to. */
      agencies: z.array(z.object({ id, name: z.string() })),
      through: z.number().int(),
    }),
  },
  readFeedback: {
    method: 'POST',
    path: '/feedback/{feedbackId}/read',
    who: ['leader'],
    summary: 'Note that feedback has been read',
    body: none,
    answer: oneFeedback,
  },
  forwardFeedback: {
    method: 'POST',
    path: '/feedback/{feedbackId}/forward',
    who: ['leader'],
    summary: 'Give feedback to the agency whose work it is about; it stays open until the answer is noted',
    body: z.strictObject({ agencyId: id }),
    answer: oneFeedback,
  },
  classFeedback: {
    method: 'POST',
    path: '/feedback/{feedbackId}/class',
    who: ['leader'],
    summary:
      'Say what feedback comes to: a rule for the chairman (TT-6.3), forbidden conduct (KT-5.1e, KT-5.1g), or else',
    body: z.strictObject({ about: f.feedbackAbout }),
    answer: oneFeedback,
  },
  issueFeedbackLetter: {
    method: 'POST',
    path: '/feedback/{feedbackId}/letter',
    who: ['leader'],
    summary: 'The letter of an answer from what is recorded, as a numbered slip (TT-6.2a, TV-4.1e)',
    body: none,
    answer: z.object({ slips: z.array(z.object({ id, kind: z.string(), number: z.string() })) }),
  },
  answerFeedback: {
    method: 'POST',
    path: '/feedback/{feedbackId}/answer',
    who: ['leader'],
    summary: 'Note how feedback was answered',
    body: z.strictObject({ note }),
    answer: oneFeedback,
  },
} as const satisfies Record<string, Operation>
