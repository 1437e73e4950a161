import { z } from 'zod'
import { dueStep, limitUnit } from '../domain/deadlines/due-step.ts'
import { id, instant } from './views.ts'

/** A due date with everything that an officer wants to know of the clocks that start with it. */
export const dueDate = z.object({
  procedureId: id,
  /** The limit that was counted; `words` as published, `extra` days of it for a difficult area. */
  limit: z.object({ amount: z.number(), unit: limitUnit, extra: z.number(), words: z.string() }),
  due: instant,
  /** From when it was counted: the receipt, or the next minute of reception. */
  countsFrom: instant,
  /** Same-day work that is given another day: the citizen gets an appointment note with hour and day. */
  needsNote: z.boolean(),
  /** Why it is that date, in order; the last step is `due`. Pages put them into words (`i18n/due-words.ts`). */
  steps: z.array(dueStep),
  /** By when the electronic dossier goes to the agency, and by which rule. */
  forward: z.object({ rule: z.enum(['at-once', 'minutes', 'same-day', 'next-day']), by: instant }).nullable(),
  /** When the paper goes; null: not configured. */
  paper: z.object({ kind: z.enum(['at-once', 'run', 'day']), by: instant }).nullable(),
  /** Until when the agency may ask for a supplement; null: not configured. */
  supplementBy: instant.nullable(),
  /** Until when an apology must be there, should it become late. */
  apologyBy: instant.nullable(),
})
export type DueDateView = z.infer<typeof dueDate>
