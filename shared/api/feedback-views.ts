import { z } from 'zod'
import { id, instant, localDate } from './views.ts'

/** Phản ánh tells of something, kiến nghị proposes. Khiếu nại and tố cáo go by their own laws and are not taken here. */
export const feedbackKind = z.enum(['report', 'proposal'])
export type FeedbackKind = z.infer<typeof feedbackKind>

/** `forwarded`: with the agency whose work it is about, until its answer has come back (TT-6.2b). */
export const feedbackState = z.enum(['new', 'read', 'forwarded', 'answered'])
export type FeedbackState = z.infer<typeof feedbackState>

/** Words of somebody; `text` is null once they were erased. */
const erasable = z.object({ personId: id, text: z.string().nullable() })

export const feedback = z.object({
  id,
  /** What the citizen was given to ask by, e.g. PA261123-004. */
  receipt: z.string(),
  kind: feedbackKind,
  state: feedbackState,
  businessDate: localDate,
  givenAt: instant,
  words: erasable,
  contact: erasable.nullable(),
  /** The agency that has it, once it was forwarded. */
  agency: z.string().nullable(),
  note: erasable.nullable(),
})
export type FeedbackView = z.infer<typeof feedback>
