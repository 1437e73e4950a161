import { z } from 'zod'

/** Where a reason is offered: for a pause, for letting somebody wait, for a call out of turn, for one called back. */
export const REASON_USES = ['pause', 'hold', 'call', 'back'] as const
export type ReasonUse = (typeof REASON_USES)[number]

/** One line of the setting `desk.reasons`. The journal keeps the code; `text` is what the screens say. */
export const deskReason = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  text: z.string().trim().min(1).max(120),
  /** Empty where nobody has translated it: then `text` stands. */
  textEn: z.string().trim().max(120).optional(),
  for: z.array(z.enum(REASON_USES)).min(1),
})

/** The code of a reason in an officer's own words, which stand in an erasable row. */
export const OWN_WORDS = 'other'

/** The list of a centre that has set none; its words are in `i18n` (look.md, "officer"). */
export const DEFAULT_REASONS = {
  break: ['pause'],
  meeting: ['pause'],
  helping: ['pause'],
  device: ['pause'],
  documents: ['hold'],
  copying: ['hold'],
  paying: ['hold'],
  consulting: ['hold'],
  assistance: ['call'],
  'same-dossier': ['call'],
  appointment: ['call'],
  instructed: ['call'],
  returned: ['back'],
  completed: ['back'],
} as const satisfies Record<string, readonly ReasonUse[]>

export type DefaultReason = keyof typeof DEFAULT_REASONS
