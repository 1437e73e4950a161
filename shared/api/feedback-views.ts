import { z } from 'zod'
import { id, instant, localDate } from './views.ts'

/** Phản ánh tells of something, kiến nghị proposes. Khiếu nại and tố cáo go by their own laws and are not taken here. */
export const feedbackKind = z.enum(['report', 'proposal'])
export type FeedbackKind = z.infer<typeof feedbackKind>

/** `forwarded`: with the agency whose work it is about, until its answer has come back (TT-6.2b). */
export const feedbackState = z.enum(['new', 'read', 'forwarded', 'answered'])
export type FeedbackState = z.infer<typeof feedbackState>

/**
 * What it comes to, as the leader sees it: service and process of this house, rules and forms themselves (TT-6.3), and
 * conduct that is forbidden: asking for papers beside the centre (KT-5.1e), passing work on or being unfair (KT-5.1g).
 */
export const feedbackAbout = z.enum([
  'service',
  'process',
  'regulation',
  'outside-request',
  'passing-on',
  'unfair',
  'other',
])
export type FeedbackAbout = z.infer<typeof feedbackAbout>

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
  /** Null: nobody has put it into a class yet. */
  about: feedbackAbout.nullable(),
  /** The letter of its answer that was printed last. */
  slipId: id.nullable(),
})
export type FeedbackView = z.infer<typeof feedback>
