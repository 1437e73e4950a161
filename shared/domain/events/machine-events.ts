import { z } from 'zod'
import { deed } from '../../shell/shell-api.ts'

const key = z.string().min(1).max(64)

/** A technician did something at a machine that nobody attends: left the kiosk, loaded its page anew, shut it down. */
export const machineMaintained = z.strictObject({ deviceId: key, officerId: key, deed })

/**
 * The same by a spare code while the centre was away; the machine tells it afterwards.
 * `code` names the code of the policy's list by the beginning of its hash; `at` is the machine's own clock, in ms.
 */
export const machineOpenedBySpare = z.strictObject({
  deviceId: key,
  deed,
  code: z.string().regex(/^[0-9a-f]{12}$/),
  at: z.number().int().nonnegative(),
})
