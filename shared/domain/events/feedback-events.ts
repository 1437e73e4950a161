import { z } from 'zod'
import { feedbackAbout, feedbackKind } from '../../api/feedback-views.ts'
import { personRef } from './config-events.ts'

const key = z.string().min(1).max(64)
const handled = { feedbackId: key, officerId: key }

/** What somebody said, and how to reach him if he wished it, lie in erasable rows. */
export const feedbackGiven = z.strictObject({
  feedbackId: key,
  receipt: z.string().min(1).max(20),
  kind: feedbackKind,
  words: personRef,
  contact: personRef.nullable(),
})
export const feedbackRead = z.strictObject(handled)
export const feedbackForwarded = z.strictObject({ ...handled, agencyId: key })
/** What it comes to (TT-6.3, KT-5.1e, KT-5.1g); the last one holds. */
export const feedbackClassed = z.strictObject({ ...handled, about: feedbackAbout })
export const feedbackAnswered = z.strictObject({ ...handled, note: personRef })
