import { z } from 'zod'

/** Why numbers are stopped, or given beyond the hours: shown on kiosk and board in words of its language. */
export const hallReason = z.enum(['power', 'system', 'meeting', 'crowded', 'emergency', 'end', 'other'])
export type HallReason = z.infer<typeof hallReason>

/**
 * What becomes of those who wait when a session (buổi) closes: `serve` to the end of the working hours; `carry` to the
 * next session of the day, at their places; `end` with an apology.
 */
export const waitingPolicy = z.enum(['serve', 'carry', 'end'])
export type WaitingPolicy = z.infer<typeof waitingPolicy>

/** Why a number ended before its service. */
export const cancelCause = z.enum(['citizen', 'mistake', 'session-ended'])
export type CancelCause = z.infer<typeof cancelCause>

/** Which services a closing stops: all, or those that receive dossiers while results are still handed out. */
export const hallScope = z.enum(['all', 'reception'])
export type HallScope = z.infer<typeof hallScope>

/** A session that somebody has closed or lengthened by hand, as it holds now. Instants are ms since 1970. */
export const hall = z.object({
  state: z.enum(['closed', 'extended']),
  reason: hallReason,
  /** The receptionist's own words, or null. */
  words: z.string().nullable(),
  scope: hallScope,
  since: z.number().int(),
  /** When it ends by itself; null: when somebody opens the session again. */
  until: z.number().int().nullable(),
  /** Of a closed session: what becomes of those who wait. */
  waiting: waitingPolicy.nullable(),
  /** Numbers that were ended by it, with an apology. */
  ended: z.array(z.string()),
})
export type HallView = z.infer<typeof hall>

/** Why a service gives no numbers although its hours say so. */
export const suspension = z.object({ reason: hallReason, words: z.string().nullable() })
export type Suspension = z.infer<typeof suspension>
