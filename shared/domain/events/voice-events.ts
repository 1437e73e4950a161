import { z } from 'zod'

const key = z.string().min(1).max(64)

/** An announcement is an event with an end (architecture.md); `callSeq` names the call that it speaks. */
export const voiceStarted = z.strictObject({ callSeq: z.int().positive(), ticketId: key, deviceId: key })
export const voiceEnded = z.strictObject({
  callSeq: z.int().positive(),
  deviceId: key,
  /** `broken`: stopped before its end, by a fault or because a newer call came. */
  outcome: z.enum(['spoken', 'broken']),
})

/** The sound itself stands in DIR/files under its hash. */
export const clipRecorded = z.strictObject({
  clipId: key,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  seconds: z.number().positive(),
})
export const clipDropped = z.strictObject({ clipId: key })
