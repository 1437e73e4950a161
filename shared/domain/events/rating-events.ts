import { z } from 'zod'
import { personRef } from './config-events.ts'

const key = z.string().min(1).max(64)
const at = { ticketId: key, counterId: key, officerId: key }

/** How long a device kept something before it could send it, in ms. Absent: sent at once. */
const keptMs = z.number().int().positive().optional()

/**
 * Who held the token. `tablet`: the device of that counter; `phone`: the page behind the QR code of that ticket;
 * `other`: the token alone, which an officer has too. What comes from `other` counts in no figure (KT-5.2e).
 */
export const ratingSource = z.enum(['tablet', 'phone', 'other'])
export type RatingSource = z.infer<typeof ratingSource>

export const ratingGiven = z.strictObject({
  ...at,
  level: z.number().int().min(1).max(5),
  /** Levels of the scale when it was given, 3 or 5. */
  scale: z.union([z.literal(3), z.literal(5)]),
  /** The process of settlement on the same scale, where the centre asks for it and the citizen answered (BD-18.2b). */
  process: z.number().int().min(1).max(5).optional(),
  reasons: z.array(z.string()),
  comment: personRef.nullable(),
  /** Telephone number for a call back, with consent. */
  contact: personRef.optional(),
  source: ratingSource,
  keptMs,
})

/** Why a service was not rated at the tablet: `skipped` by a touch, `timed-out` without one. */
export const declineHow = z.enum(['skipped', 'timed-out'])
export type DeclineHow = z.infer<typeof declineHow>
export const ratingDeclined = z.strictObject({ ...at, how: declineHow, keptMs })

/** Hash (SHA-256, hex) of the picture file in DIR/files; null: none any more. */
export const officerPictureSet = z.strictObject({
  officerId: key,
  picture: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
})
