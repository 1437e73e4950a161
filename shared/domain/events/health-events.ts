import { z } from 'zod'
import { silentCause } from '../../api/speaker-views.ts'

const key = z.string().min(1).max(64)

/** A state of a device that matters beyond the moment; `deviceId` null is the centre's own machine. */
const fault = z.enum(['gone', 'speaker-silent', 'disk-low', 'backup-failed', 'backup-away', 'data-damaged'])
export type Fault = z.infer<typeof fault>

export const deviceTroubled = z.strictObject({
  deviceId: key.nullable(),
  trouble: fault,
  /** With `speaker-silent`. */
  cause: silentCause.optional(),
})

export const deviceRecovered = z.strictObject({ deviceId: key.nullable(), trouble: fault })
